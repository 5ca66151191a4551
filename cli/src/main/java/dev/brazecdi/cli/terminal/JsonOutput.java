package dev.brazecdi.cli.terminal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** JSON for programs: writes one object per line, nulls included, and parses any value. */
public final class JsonOutput {
  private static final Moshi MOSHI = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();

  private JsonOutput() {}

  /** Returns the adapter of a record of the API, with nulls, so that all lines have all members. */
  public static <T> JsonAdapter<T> adapter(Class<T> type) {
    return MOSHI.adapter(type).serializeNulls();
  }

  /** Returns an object with these members. */
  public static String object(Members members) {
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

  /** Parses maps, lists, strings, doubles and booleans; returns null if it is not valid JSON. */
  public static @Nullable Object parse(String text) {
    try {
      return MOSHI.adapter(Object.class).fromJson(text);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** Writes the members of an object. */
  @FunctionalInterface
  public interface Members {
    /** Writes the members into the object, which has begun. */
    void write(JsonWriter writer) throws IOException;
  }
}
