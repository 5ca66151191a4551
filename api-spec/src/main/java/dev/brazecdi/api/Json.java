package dev.brazecdi.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What all generated adapters do alike. */
final class Json {
  private Json() {}

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

  /** The reader stands at a null that is not allowed. */
  static JsonDataException nullAt(JsonReader reader) {
    return new JsonDataException("null is not allowed at " + reader.getPath());
  }

  /** The object that the reader is about to leave lacks a required property. */
  static JsonDataException missing(JsonReader reader, String name) {
    String path = reader.getPath(); // of the property that was read last
    int end = path.lastIndexOf('.');
    return new JsonDataException(
        "\"" + name + "\" is missing in the object at " + path.substring(0, Math.max(1, end)));
  }
}
