/**
 * What the interceptors and the client share. Public for them alone, and may change at any time.
 */
@NullMarked
package dev.brazecdi.retrofit.internal;

import org.jspecify.annotations.NullMarked;
