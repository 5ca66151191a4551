package dev.brazecdi.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Where a link from one page to another leads: to a {@link Cursor}, {@linkplain None nowhere}, or
 * to {@linkplain Unreadable a place that could not be read}.
 *
 * <p>The last two differ: where there is no link the walk is complete; where a link could not be
 * read, ending would lose what lies behind it.
 */
public sealed interface PageLink extends Serializable
    permits Cursor, PageLink.None, PageLink.Unreadable {
  /** There is no such link. */
  None NONE = new None();

  /** There is no such link: the first page has no previous one, the last page no next one. */
  final class None implements PageLink {
    private static final long serialVersionUID = 1L;

    private None() {}

    private Object readResolve() {
      return NONE;
    }

    @Override
    public String toString() {
      return "no link";
    }
  }

  /**
   * There is, or may be, such a link, but no cursor could be read from it.
   *
   * @param text what the server sent in its place
   */
  record Unreadable(String text) implements PageLink {
    public Unreadable {
      requireNonNull(text, "text");
    }
  }
}
