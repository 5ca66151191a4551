/** A fake server of Braze Cloud Data Ingestion on loopback. */
@NullMarked
package dev.brazecdi.sandbox;

import org.jspecify.annotations.NullMarked;
