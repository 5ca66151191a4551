package dev.brazecdi.retrofit;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.link.LinkHeader;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the interceptors of a call find out for whoever made it: a tag of its request. Retrofit
 * keeps an answer's headers to itself when the body cannot be decoded, and the next page's cursor
 * stands in them. Used by the call's own thread only.
 */
final class Exchange {
  private static final char REPLACEMENT_CHARACTER = '\ufffd';

  /** The answer's headers; null if there was no answer. */
  @Nullable Headers headers;

  /** Whether the answer was a success. */
  boolean successful;

  /** When the last attempt was sent, in nanoseconds of the client's time. */
  long sentAt;

  private @Nullable Redactor redactor;
  private @Nullable HttpUrl url;

  void accepted(Headers headers) {
    this.headers = headers;
    successful = true;
  }

  void sent(HttpUrl url, Redactor redactor) {
    this.url = url;
    this.redactor = redactor;
  }

  /**
   * Where the answer's link of that relation type leads. A cursor that cannot go back as it came is
   * none: OkHttp has lost the octets that stand as replacement characters, and the key belongs into
   * no URL, even if a server echoes it.
   */
  PageLink link(String relationType, String cursorParameter) {
    if (headers == null || url == null) {
      return PageLink.NONE;
    }
    List<String> fieldValues = headers.values("Link");
    PageLink link = LinkHeader.pageLink(fieldValues, relationType, cursorParameter, url.toString());
    if (link instanceof Cursor cursor) {
      String value = cursor.value();
      boolean lost = value.indexOf(REPLACEMENT_CHARACTER) >= 0;
      return lost || !redact(value).equals(value) ? new PageLink.Unreadable(redact(value)) : link;
    }
    return link instanceof PageLink.Unreadable unreadable
        ? new PageLink.Unreadable(redact(unreadable.text()))
        : link;
  }

  /** A text without the key the request was sent with. */
  String redact(String text) {
    return redactor == null ? text : redactor.redact(text);
  }
}
