/** Interceptors for Retrofit: rate limiting, retries and cursors, for any OkHttpClient. */
@NullMarked
package dev.brazecdi.retrofit;

import org.jspecify.annotations.NullMarked;
