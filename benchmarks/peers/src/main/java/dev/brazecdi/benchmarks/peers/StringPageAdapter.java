package dev.brazecdi.benchmarks.peers;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody would write with Moshi who wants it fast: names looked up, no reflection. */
final class StringPageAdapter extends JsonAdapter<StringPage> {
  private static final JsonReader.Options PAGE = JsonReader.Options.of("results", "message");
  private static final JsonReader.Options STATUS =
      JsonReader.Options.of(
          "job_status",
          "sync_start_time",
          "sync_finish_time",
          "last_timestamp_synced",
          "rows_synced",
          "rows_failed_with_errors");

  @Override
  public StringPage fromJson(JsonReader reader) throws IOException {
    List<StringStatus> results = List.of();
    String message = "";
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(PAGE)) {
        case 0 -> results = statuses(reader);
        case 1 -> message = reader.nextString();
        default -> skip(reader);
      }
    }
    reader.endObject();
    return new StringPage(results, message);
  }

  private static List<StringStatus> statuses(JsonReader reader) throws IOException {
    List<StringStatus> statuses = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      statuses.add(status(reader));
    }
    reader.endArray();
    return statuses;
  }

  private static StringStatus status(JsonReader reader) throws IOException {
    String jobStatus = "";
    String start = null;
    String finish = null;
    String last = null;
    Long rows = null;
    Long failed = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(STATUS)) {
        case 0 -> jobStatus = reader.nextString();
        case 1 -> start = text(reader);
        case 2 -> finish = text(reader);
        case 3 -> last = text(reader);
        case 4 -> rows = number(reader);
        case 5 -> failed = number(reader);
        default -> skip(reader);
      }
    }
    reader.endObject();
    return new StringStatus(jobStatus, start, finish, last, rows, failed);
  }

  private static @Nullable String text(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : reader.nextString();
  }

  private static @Nullable Long number(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : (Long) reader.nextLong();
  }

  private static void skip(JsonReader reader) throws IOException {
    reader.skipName();
    reader.skipValue();
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable StringPage value) {
    throw new UnsupportedOperationException("it is only read");
  }
}
