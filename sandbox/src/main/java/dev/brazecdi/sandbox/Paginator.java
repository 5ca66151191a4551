package dev.brazecdi.sandbox;

import dev.brazecdi.core.paging.Paginated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts the list of a paginated operation into pages and links them as Braze does. */
final class Paginator {
  /** The operation whose documented next link lacks the slash before the integration id. */
  private static final String MISSING_SLASH = "listJobSyncStatuses";

  private final CursorCodec cursors;

  Paginator(CursorCodec cursors) {
    this.cursors = cursors;
  }

  /**
   * Returns the page at the request's cursor, or an error if the cursor is not one of this list.
   *
   * @param name the property of the page that has the items
   * @param items the whole list
   * @param json returns an item as JSON
   */
  <T> ApiResponse page(
      ApiRequest request,
      String name,
      List<T> items,
      Function<T, Map<String, @Nullable Object>> json) {
    Paginated paging = request.operation().paging();
    String path = request.url().encodedPath();
    String cursor = request.rawQueryParameter(paging.cursorParameter());
    OptionalInt skip = cursor == null ? OptionalInt.of(0) : cursors.decode(path, cursor);
    if (skip.isEmpty()) {
      return ApiResponse.of(
          400, ResponseBodies.invalidCursor(paging.cursorParameter(), String.valueOf(cursor)));
    }
    int start = Math.min(skip.getAsInt(), items.size());
    int end = Math.min(start + paging.pageSize(), items.size());
    String query = "?" + paging.cursorParameter() + "=";
    List<String> links = new ArrayList<>(2);
    if (start > 0) {
      int previous = Math.max(0, start - paging.pageSize());
      links.add(link(path + query + cursors.encode(path, previous), "prev"));
    }
    if (end < items.size()) {
      links.add(link(nextPath(request) + query + cursors.encode(path, end), "next"));
    }
    String body = ResponseBodies.page(name, items.subList(start, end).stream().map(json).toList());
    return new ApiResponse(200, body, links);
  }

  private static String nextPath(ApiRequest request) {
    String path = request.url().encodedPath();
    return request.operation().name().equals(MISSING_SLASH)
        ? path.replace("/integrations/", "/integrations")
        : path;
  }

  private static String link(String target, String relationType) {
    return "<" + target + ">; rel=\"" + relationType + "\"";
  }
}
