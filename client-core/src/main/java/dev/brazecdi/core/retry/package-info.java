/** Whether a failed request is worth another, and when. */
@NullMarked
package dev.brazecdi.core.retry;

import org.jspecify.annotations.NullMarked;
