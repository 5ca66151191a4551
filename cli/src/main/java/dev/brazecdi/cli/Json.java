package dev.brazecdi.cli;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** Writes what programs read: one JSON object on a line, nulls included. */
final class Json {
  private Json() {}

  /** An object with these members. */
  static String object(Members members) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      writer.beginObject();
      members.write(writer);
      writer.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer does not fail
    }
    return buffer.readUtf8();
  }

  /** Writes the members of an object. */
  @FunctionalInterface
  interface Members {
    /** Writes them; the object has begun. */
    void write(JsonWriter writer) throws IOException;
  }
}
