package dev.brazecdi.retrofit;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the interceptors of a call find out for whoever made it: a tag of its request. Retrofit
 * keeps an answer's headers to itself when the body cannot be decoded, and the next page's cursor
 * stands in them. Used by the call's own thread only.
 */
final class Exchange {
  /** The answer's headers; null if there was no answer. */
  @Nullable Headers headers;

  /** Whether the answer was a success. */
  boolean successful;

  /** When the last attempt was sent, in nanoseconds of the client's time. */
  long sentAt;

  private @Nullable String key;

  void accepted(Headers headers) {
    this.headers = headers;
    successful = true;
  }

  void sentWith(String key) {
    this.key = key;
  }

  /** A text without the key the request was sent with. */
  String redact(String text) {
    return key == null ? text : Redactor.redact(text, key);
  }
}
