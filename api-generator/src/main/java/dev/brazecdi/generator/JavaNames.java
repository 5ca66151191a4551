package dev.brazecdi.generator;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of the document as Java has them. */
final class JavaNames {
  /** Types that the generated code imports, sees without import, or has beside it. */
  private static final Set<String> TAKEN =
      Set.of(
          ("Annotation ApiJsonAdapters AssertionError Boolean Builder CallContext Call Character Collections"
                  + " ConflictOn Cursor ErrorDetail ErrorDetailJsonAdapter Instance Instances Instant"
                  + " IllegalArgumentException IOException Json JsonAdapter JsonClass"
                  + " JsonDataException JsonReader JsonWriter Known LinkedHashMap List Long Map"
                  + " Math Moshi NullPointerException Nullable Object Override Paginated Path POST"
                  + " GET Query RateLimited Record RequiresPermission String SuppressWarnings"
                  + " Set Tag Timestamps Type URI Void")
              .split(" "));

  /** Names that a record's component cannot have (JLS 8.10.1), or that the record has already. */
  private static final Set<String> OF_RECORDS =
      Set.of(
          ("clone finalize getClass hashCode notify notifyAll toString wait"
                  + " builder toBuilder build additionalProperties yield")
              .split(" "));

  private static final Set<String> OF_ADAPTERS =
      Set.of("element", "index", "moshi", "reader", "seen", "value", "writer");

  private JavaNames() {}

  /** Whether a schema of that name would hide a type that the generated code needs. */
  static boolean isTaken(String schema) {
    return TAKEN.contains(schema) || schema.endsWith("JsonAdapter") || schema.endsWith("Api");
  }

  /**
   * The name of a property or parameter: its words in lowerCamelCase, and with {@code property}
   * before it if it is no name in Java, or one that a record cannot have.
   */
  static String property(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (int c : name.codePoints().toArray()) {
      if (!Character.isLetterOrDigit(c)) {
        upper = camel.length() > 0;
      } else {
        camel.appendCodePoint(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    String result = camel.toString();
    boolean shouted = result.equals(result.toUpperCase(java.util.Locale.ROOT));
    result = shouted ? result.toLowerCase(java.util.Locale.ROOT) : firstLower(result);
    return SourceVersion.isName(result) && !OF_RECORDS.contains(result)
        ? result
        : "property" + firstUpper(result);
  }

  /**
   * The name of a local variable for a property in an adapter, whose other variables and fields it
   * must not hide.
   */
  static String local(String property) {
    return OF_ADAPTERS.contains(property) || property.endsWith("Adapter")
        ? property + "_"
        : property;
  }

  static String firstLower(String name) {
    return name.isEmpty() ? "" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String firstUpper(String name) {
    return name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
