package dev.brazecdi.core;

import static java.util.Objects.requireNonNull;

/**
 * The opaque mark of a page, as the server wrote it.
 *
 * <p>A cursor is never computed, decoded or compared for order: it goes back byte for byte as it
 * came, percent-encoding included. Two cursors are equal if their texts are.
 *
 * <p>Instances are immutable and safe for use by several threads.
 */
public final class Cursor implements PageLink {
  private static final long serialVersionUID = 1L;

  private final String value;

  private Cursor(String value) {
    this.value = value;
  }

  /**
   * A cursor of this text.
   *
   * @param value the text as it stands in the query of a link, still percent-encoded; may be empty
   */
  public static Cursor of(String value) {
    return new Cursor(requireNonNull(value, "value"));
  }

  /** The text, as it came. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cursor that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The text, as it came. */
  @Override
  public String toString() {
    return value;
  }
}
