/**
 * The client that people hold, and its parts for those who build their own: Retrofit, OkHttp,
 * Moshi.
 */
@NullMarked
package dev.brazecdi.retrofit;

import org.jspecify.annotations.NullMarked;
