/**
 * The client of Braze Cloud Data Ingestion: {@link dev.brazecdi.client.BrazeCdiClient}, its
 * builder, options, results and exceptions.
 */
@NullMarked
package dev.brazecdi.client;

import org.jspecify.annotations.NullMarked;
