package dev.brazecdi.retrofit.internal;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.link.LinkHeader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The state of one call across its attempts: a tag of its request, which interceptors fill in.
 *
 * <p>Retrofit drops the headers of a response whose body cannot be decoded, and the cursor of the
 * next page is in them; the state keeps them. Used by the thread of the call only, except for
 * {@link #take()}.
 */
public final class CallState {
  private static final char REPLACEMENT_CHARACTER = '\ufffd';

  /** The message of an exception whose class is internal to OkHttp. */
  private static final String REFUSED_STREAM = "stream was reset: REFUSED_STREAM";

  /** The headers of the last response; null without a response. */
  public @Nullable Headers headers;

  /** Whether the last response was a success. */
  public boolean successful;

  private boolean bodyPresent;
  private long sentAt;
  private boolean inDoubt;

  /** Whether a rate limiter decides when the call is sent, so that a refusal needs no backoff. */
  public boolean rateLimited;

  /** Whether the server has refused the last attempt because of its rate limit. */
  public boolean refused;

  /** The state of the same call in an earlier chain, which also gets what this one records. */
  private final @Nullable CallState earlier;

  private boolean taken;
  private @Nullable Redactor redactor;
  private @Nullable HttpUrl url;

  /** Creates the state of a call. */
  public CallState() {
    this(null);
  }

  /**
   * Creates the state for a request that is sent through the chain again, or by another call.
   *
   * @param earlier the state that the request has, or null
   */
  public CallState(@Nullable CallState earlier) {
    this.earlier = earlier;
  }

  /**
   * Claims this state for a call.
   *
   * @return false if another call has claimed it: a request may be sent again with its tags
   */
  public synchronized boolean take() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  /** Records the URL of the attempt, and the redactor of the API key it is sent with. */
  public void sending(HttpUrl url, Redactor redactor) {
    this.url = url;
    this.redactor = redactor;
  }

  /** Records a response. */
  public void received(Headers headers, boolean successful) {
    this.headers = headers;
    this.successful = successful;
    if (earlier != null) {
      earlier.received(headers, successful);
    }
  }

  /** Records when an attempt was sent, in nanoseconds of the client's {@code TimeSource}. */
  public void sentAt(long nanoTime) {
    sentAt = nanoTime;
    if (earlier != null) {
      earlier.sentAt(nanoTime);
    }
  }

  /** Records that the body of a successful response was read whole. */
  public void bodyRead(boolean present) {
    bodyPresent = present;
    if (earlier != null) {
      earlier.bodyRead(present);
    }
  }

  /** Returns whether a successful response has a body, which was read whole and is not blank. */
  public boolean hasBody() {
    return bodyPresent;
  }

  /** Records whether an attempt is sent that the server may process, without a response so far. */
  public void inDoubt(boolean inDoubt) {
    this.inDoubt = inDoubt;
    if (earlier != null) {
      earlier.inDoubt(inDoubt);
    }
  }

  /** Returns whether the last attempt may have been processed although no response arrived. */
  public boolean isInDoubt() {
    return inDoubt;
  }

  /** Returns when the last attempt was sent, in nanoseconds of the client's {@code TimeSource}. */
  public long sentAt() {
    return sentAt;
  }

  /**
   * Returns the target of a link in the response.
   *
   * <p>A cursor that cannot be sent back unchanged counts as unreadable: OkHttp has lost the bytes
   * that became replacement characters, and the API key must not be put into a URL even if a server
   * echoes it.
   */
  public PageLink link(String relationType, String cursorParameter) {
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

  /** Returns a text without the API key that the attempt was sent with. */
  public String redact(String text) {
    return redactor == null ? text : redactor.redact(text);
  }

  /**
   * Returns whether the server has certainly not processed a failed request: there was no
   * connection, or the server refused its stream (RFC 9113, section 8.7). OkHttp reports streams
   * above the last one of a GOAWAY as refused, too.
   */
  public static boolean isUnprocessed(IOException e) {
    return e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof UnknownHostException
        || REFUSED_STREAM.equals(e.getMessage());
  }
}
