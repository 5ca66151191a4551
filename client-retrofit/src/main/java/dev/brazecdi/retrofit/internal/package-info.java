/** What interceptors, client and command line share. It may change at any time. */
@NullMarked
package dev.brazecdi.retrofit.internal;

import org.jspecify.annotations.NullMarked;
