package dev.brazecdi.cli.terminal;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * The values that an option of a command accepts: constants of an enum, in lower case. Give a
 * subclass to an option as its {@code converter} and its {@code completionCandidates}.
 */
public abstract class Choice<E extends Enum<E>>
    implements Iterable<String>, CommandLine.ITypeConverter<E> {
  private final List<E> values;

  protected Choice(List<E> values) {
    this.values = values;
  }

  /** Returns a value as it is written on the command line. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Iterator<String> iterator() {
    return values.stream().map(Choice::word).iterator();
  }

  @Override
  public E convert(String text) {
    for (E value : values) {
      if (word(value).equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw new CommandLine.TypeConversionException(
        "\"" + text + "\" is not one of " + String.join(", ", this));
  }
}
