/** The {@code Link} header field (RFC 8288) and the way from it to a page's cursor. */
@NullMarked
package dev.brazecdi.core.link;

import org.jspecify.annotations.NullMarked;
