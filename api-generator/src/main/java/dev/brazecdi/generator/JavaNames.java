package dev.brazecdi.generator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.apache.commons.lang3.StringUtils;

/** Converts names of the document to names in Java. */
final class JavaNames {
  /** Types that the generated code imports, sees without import, or has in its package. */
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

  /** Names that a component cannot have (JLS 8.10.1), or that are members of the records. */
  private static final Set<String> OF_RECORDS =
      Set.of(
          ("clone finalize getClass hashCode notify notifyAll toString wait"
                  + " builder toBuilder build additionalProperties yield")
              .split(" "));

  private static final Set<String> OF_ADAPTERS =
      Set.of("element", "index", "moshi", "reader", "seen", "value", "writer");

  private static final String SEPARATORS = "[^\\p{L}\\p{Nd}]+";
  private static final Pattern WORD_START = Pattern.compile(SEPARATORS + "(.?)");

  private JavaNames() {}

  /** Returns whether a schema with this name would hide a type that the generated code needs. */
  static boolean isTaken(String schema) {
    return TAKEN.contains(schema) || schema.endsWith("JsonAdapter") || schema.endsWith("Api");
  }

  /**
   * Returns the name of a property or parameter: its words in lowerCamelCase, with {@code property}
   * in front if that is not a valid name in Java, or not for a component of a record.
   */
  static String property(String name) {
    String words = name.replaceFirst("^" + SEPARATORS, "");
    String camel =
        WORD_START.matcher(words).replaceAll(start -> StringUtils.capitalize(start.group(1)));
    boolean shouted = camel.equals(camel.toUpperCase(Locale.ROOT));
    String result = shouted ? camel.toLowerCase(Locale.ROOT) : StringUtils.uncapitalize(camel);
    return SourceVersion.isName(result) && !OF_RECORDS.contains(result)
        ? result
        : "property" + StringUtils.capitalize(result);
  }

  /**
   * Returns the name of a local variable for a property in an adapter, which must not hide the
   * adapter's other variables and fields.
   */
  static String local(String property) {
    return OF_ADAPTERS.contains(property) || property.endsWith("Adapter")
        ? property + "_"
        : property;
  }
}
