/** Pages that links lead through, walked lazily. */
@NullMarked
package dev.brazecdi.core.paging;

import org.jspecify.annotations.NullMarked;
