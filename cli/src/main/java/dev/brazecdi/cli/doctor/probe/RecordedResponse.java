package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.link.Link;
import dev.brazecdi.core.link.LinkHeader;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response as received. Only shapes and known words of it may be shown.
 *
 * @param http status, headers and times; its status is 0 if there was no response
 * @param json the body as maps, lists, strings, doubles and booleans; null if it is not JSON
 * @param failure why the response is missing or incomplete; null if it is complete
 */
public record RecordedResponse(
    Question question,
    Response http,
    String body,
    @Nullable Object json,
    @Nullable IOException failure) {
  public int status() {
    return http.code();
  }

  public Headers headers() {
    return http.headers();
  }

  HttpUrl url() {
    return http.request().url();
  }

  /** Returns whether this is a page of a list; a proxy's login page can have status 200 too. */
  public boolean isPage() {
    return status() == 200 && members().get("results") instanceof List<?>;
  }

  /** Returns the members of the body; empty if it is not a JSON object. */
  Map<?, ?> members() {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Returns the items of a page that are JSON objects. */
  public List<Map<?, ?>> items() {
    List<?> results = isPage() && members().get("results") instanceof List<?> it ? it : List.of();
    return results.stream().filter(Map.class::isInstance).<Map<?, ?>>map(Map.class::cast).toList();
  }

  List<Link> links() {
    return LinkHeader.parse(headers().values("Link"));
  }

  /** Returns the cursor of the link with a relation type; null without one. */
  @Nullable String cursor(String relationType) {
    var link = LinkHeader.pageLink(headers().values("Link"), relationType, "cursor");
    return link instanceof Cursor cursor ? cursor.value() : null;
  }

  public @Nullable RateLimit rateLimit() {
    return ResponseHeaders.rateLimit(headers());
  }
}
