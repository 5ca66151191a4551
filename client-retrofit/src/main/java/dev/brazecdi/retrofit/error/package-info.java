/** What can go wrong with a call, by what a caller does about it. */
@NullMarked
package dev.brazecdi.retrofit.error;

import org.jspecify.annotations.NullMarked;
