package dev.brazecdi.core.paging;

import dev.brazecdi.core.Cursor;
import java.util.List;

/** Walks a million pages and, at their end, back to one of them; prints what it saw. */
final class MillionPages {
  static final int PAGES = 1_000_000;

  private MillionPages() {}

  public static void main(String[] arguments) {
    PagedIterable<Integer> items =
        PagedIterable.over(
            (cursor, context) -> {
              int page = cursor == null ? 0 : Integer.parseInt(cursor.value().substring(4));
              int next = page == PAGES - 1 ? PAGES / 2 : page + 1;
              return Page.of(List.of(page, page), Cursor.of("page" + next));
            });
    long count = 0;
    try {
      for (Integer item : items) {
        count += item == count / 2 ? 1 : Integer.MIN_VALUE;
      }
    } catch (PageLoopException e) {
      System.out.println(count + " items, then " + e.getMessage());
    }
  }
}
