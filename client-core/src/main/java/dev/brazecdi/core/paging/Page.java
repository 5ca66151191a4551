package dev.brazecdi.core.paging;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.RateLimit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: its items, where it stands, and what its answer said besides.
 *
 * <p>Immutable, if its items are.
 *
 * @param <T> the type of the items
 */
public final class Page<T> {
  private final List<T> items;
  private final @Nullable Cursor at;
  private final PageLink previous;
  private final PageLink next;
  private final @Nullable String requestId;
  private final @Nullable RateLimit rateLimit;
  private final @Nullable Instant date;

  private Page(Builder<T> builder) {
    this.items = builder.items;
    this.at = builder.at;
    this.previous = builder.previous;
    this.next = builder.next;
    this.requestId = builder.requestId;
    this.rateLimit = builder.rateLimit;
    this.date = builder.date;
  }

  /**
   * A page of these items, as tests need it.
   *
   * @param items the items; not null, and none of them null
   * @param next the cursor of the page after it, or null if it is the last
   */
  public static <T> Page<T> of(List<? extends T> items, @Nullable Cursor next) {
    return Page.<T>builder(items).next(next == null ? PageLink.NONE : next).build();
  }

  /**
   * A builder of a page with these items.
   *
   * @param items the items; not null, and none of them null
   */
  public static <T> Builder<T> builder(List<? extends T> items) {
    return new Builder<>(List.copyOf(items));
  }

  /** The items, in the order of the answer; unmodifiable, empty if the page is. */
  public List<T> items() {
    return items;
  }

  /** The cursor this page was read with; null for the first page. */
  public @Nullable Cursor at() {
    return at;
  }

  /** The cursor of the page before it; null if there is none or its link could not be read. */
  public @Nullable Cursor previous() {
    return previous instanceof Cursor cursor ? cursor : null;
  }

  /**
   * The cursor of the page after it; null if there is none or its link could not be read, which
   * {@link #nextLink()} tells apart.
   */
  public @Nullable Cursor next() {
    return next instanceof Cursor cursor ? cursor : null;
  }

  /** Where the link to the next page leads. */
  public PageLink nextLink() {
    return next;
  }

  /** The {@code X-Request-Id} of the answer, or null if it had none. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The rate limit as the answer told it, or null if it told none. */
  public @Nullable RateLimit rateLimit() {
    return rateLimit;
  }

  /**
   * The {@code Date} of the answer, which is the server's time in whole seconds, or null if it had
   * none.
   */
  public @Nullable Instant date() {
    return date;
  }

  @Override
  public String toString() {
    return "Page(" + items.size() + " items, at=" + at + ", next=" + next + ")";
  }

  /**
   * Builds a page.
   *
   * @param <T> the type of the items
   */
  public static final class Builder<T> {
    private final List<T> items;
    private @Nullable Cursor at;
    private PageLink previous = PageLink.NONE;
    private PageLink next = PageLink.NONE;
    private @Nullable String requestId;
    private @Nullable RateLimit rateLimit;
    private @Nullable Instant date;

    private Builder(List<T> items) {
      this.items = items;
    }

    /** The cursor the page was read with. Defaults to null, the first page. */
    public Builder<T> at(@Nullable Cursor at) {
      this.at = at;
      return this;
    }

    /** Where the link to the page before it leads. Defaults to nowhere. */
    public Builder<T> previous(PageLink previous) {
      this.previous = requireNonNull(previous, "previous");
      return this;
    }

    /** Where the link to the page after it leads. Defaults to nowhere. */
    public Builder<T> next(PageLink next) {
      this.next = requireNonNull(next, "next");
      return this;
    }

    /** The {@code X-Request-Id} of the answer. Defaults to null. */
    public Builder<T> requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** The rate limit as the answer told it. Defaults to null. */
    public Builder<T> rateLimit(@Nullable RateLimit rateLimit) {
      this.rateLimit = rateLimit;
      return this;
    }

    /** The {@code Date} of the answer. Defaults to null. */
    public Builder<T> date(@Nullable Instant date) {
      this.date = date;
      return this;
    }

    /** The page. */
    public Page<T> build() {
      return new Page<>(this);
    }
  }
}
