package dev.brazecdi.retrofit;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The answer's headers of a call under way: a tag of its request. Retrofit keeps them to itself
 * when the body cannot be decoded, and the next page's cursor stands in them.
 */
final class Exchange {
  @Nullable Headers headers;
}
