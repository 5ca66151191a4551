/** Connections to the service: options, profiles, the demo, and finding integrations. */
@NullMarked
package dev.brazecdi.cli.connection;

import org.jspecify.annotations.NullMarked;
