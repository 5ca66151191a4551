/**
 * Asks the service what its documentation leaves open, and describes the responses by their form.
 */
@NullMarked
package dev.brazecdi.cli.doctor.probe;

import org.jspecify.annotations.NullMarked;
