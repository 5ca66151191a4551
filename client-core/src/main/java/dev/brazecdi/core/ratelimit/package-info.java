/** The server's rate limit, as its headers tell it and as a budget that callers draw on. */
@NullMarked
package dev.brazecdi.core.ratelimit;

import org.jspecify.annotations.NullMarked;
