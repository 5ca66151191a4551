package dev.brazecdi.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all generated adapters do alike. */
final class Json {
  private static final int LONGEST_SHOWN = 100;
  private static final int LONGEST_NUMBER = 1_000; // reading one takes time that grows faster

  private Json() {}

  /**
   * Reads a whole number of 64 bits, which may be written as a text, with a fraction of zero or
   * with an exponent.
   *
   * <p>{@link JsonReader#nextLong} would do the same, but takes minutes for a number of ten million
   * digits. {@code nextInt} takes no time for them and allocates as little; where a number below
   * 2^31 has a fraction, it is zero to the precision of a double.
   */
  static long readLong(JsonReader reader) throws IOException {
    JsonReader.Token token = reader.peek();
    if (token == JsonReader.Token.NUMBER) {
      try {
        return reader.nextInt();
      } catch (JsonDataException notInt) {
        return toLong(reader.nextString(), reader);
      }
    }
    if (token == JsonReader.Token.STRING) {
      return toLong(reader.nextString(), reader);
    }
    throw new JsonDataException("Expected a number but was " + token + " at " + reader.getPath());
  }

  private static long toLong(String text, JsonReader reader) {
    if (text.length() <= LONGEST_NUMBER) {
      try {
        return new BigDecimal(text).longValueExact();
      } catch (NumberFormatException | ArithmeticException e) {
        // It is none, or not a whole one, or too large.
      }
    }
    throw new JsonDataException(
        shown(text) + " at " + reader.getPath() + " is not a whole number of 64 bits");
  }

  /**
   * A text that came from outside as it can stand in a message: all of it in quotes, or none. A
   * part of it might be a part of the key, which nobody would recognize any more.
   */
  static String shown(String text) {
    return text.length() <= LONGEST_SHOWN
        ? '"' + text + '"'
        : "a text of " + text.length() + " characters";
  }

  /** Reads a list, none of whose elements may be null. */
  static <T> List<T> readList(JsonReader reader, JsonAdapter<T> adapter) throws IOException {
    List<T> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      T element = reader.peek() == JsonReader.Token.NULL ? null : adapter.fromJson(reader);
      if (element == null) {
        throw nullAt(reader);
      }
      list.add(element);
    }
    reader.endArray();
    return list;
  }

  /** Writes a list; null as {@link JsonWriter#nullValue()} does. */
  static <T> void writeList(JsonWriter writer, @Nullable List<T> list, JsonAdapter<T> adapter)
      throws IOException {
    if (list == null) {
      writer.nullValue();
      return;
    }
    writer.beginArray();
    for (T element : list) {
      adapter.toJson(writer, element);
    }
    writer.endArray();
  }

  /** Reads a name and its value, which must not be there yet. */
  static void readProperty(JsonReader reader, Map<String, @Nullable Object> properties)
      throws IOException {
    int before = properties.size();
    properties.put(reader.nextName(), readValue(reader));
    if (properties.size() == before) {
      throw twice(reader);
    }
  }

  /**
   * Reads any value: maps, lists, strings, booleans and null as Moshi does, but unmodifiable, and
   * numbers as {@link Long} or {@link BigDecimal}, so that none of their digits is lost; one beyond
   * both stays the text it is.
   */
  static @Nullable Object readValue(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          readProperty(reader, object);
        }
        reader.endObject();
        return Collections.unmodifiableMap(object);
      }
      case BEGIN_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(readValue(reader));
        }
        reader.endArray();
        return Collections.unmodifiableList(array);
      }
      case NUMBER -> {
        return number(reader.nextString());
      }
      default -> {
        return reader.readJsonValue();
      }
    }
  }

  private static Object number(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException notLong) {
      if (digits.length() > LONGEST_NUMBER) {
        return digits;
      }
      try {
        BigDecimal decimal = new BigDecimal(digits);
        boolean isLong = decimal.scale() == 0 && decimal.unscaledValue().bitLength() < Long.SIZE;
        return isLong ? (Object) decimal.longValue() : decimal; // 1e0 is written as 1
      } catch (NumberFormatException e) {
        return digits; // such as 1e99999999999
      }
    }
  }

  /** Writes the properties that the document does not know, those of null as well. */
  static void writeProperties(JsonWriter writer, Map<String, @Nullable Object> properties)
      throws IOException {
    boolean serializeNulls = writer.getSerializeNulls();
    writer.setSerializeNulls(true);
    for (Map.Entry<String, @Nullable Object> property : properties.entrySet()) {
      writer.name(property.getKey()).jsonValue(property.getValue());
    }
    writer.setSerializeNulls(serializeNulls);
  }

  /** Writes a null that has to be there, whatever the writer does with others. */
  static void writeNull(JsonWriter writer) throws IOException {
    boolean serializeNulls = writer.getSerializeNulls();
    writer.setSerializeNulls(true);
    writer.nullValue();
    writer.setSerializeNulls(serializeNulls);
  }

  /** Writes a time in ISO 8601; null as {@link JsonWriter#nullValue()} does. */
  static void writeTime(JsonWriter writer, @Nullable Instant time) throws IOException {
    writer.value(time == null ? null : time.toString());
  }

  /** The reader stands at a null that is not allowed. */
  static JsonDataException nullAt(JsonReader reader) {
    return new JsonDataException("null is not allowed at " + reader.getPath());
  }

  /** The reader stands behind a name that the object has had before: which value counts? */
  static JsonDataException twice(JsonReader reader) {
    return new JsonDataException("the name at " + reader.getPath() + " is there twice");
  }

  /** The object that the reader is about to leave lacks a required property. */
  static JsonDataException missing(JsonReader reader, String name) {
    String path = reader.getPath(); // of the property that was read last
    int end = path.lastIndexOf('.');
    return new JsonDataException(
        "\"" + name + "\" is missing in the object at " + path.substring(0, Math.max(1, end)));
  }
}
