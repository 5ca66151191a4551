package dev.brazecdi.cli.export;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.OutputFailedException;
import dev.brazecdi.cli.terminal.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** How far an export is, in a file beside what it writes. */
final class ExportState {
  private static final String VERSION = "version";
  private static final int THIS_VERSION = 1;

  private final @Nullable Path file;
  private final Map<String, String> belongsTo;
  private final Map<String, Position> integrations = new LinkedHashMap<>();
  private long bytes;

  /** Whose history is all that stands from its beginning on; null if others were written since. */
  private @Nullable String last;

  private ExportState(@Nullable Path file, Map<String, String> belongsTo) {
    this.file = file;
    this.belongsTo = belongsTo;
  }

  /** One with nothing in it yet, kept in a file; null for nowhere. */
  static ExportState fresh(@Nullable Path file, Map<String, String> belongsTo) {
    return new ExportState(file, belongsTo);
  }

  /**
   * The one that a file holds, or a new one if there is no such file.
   *
   * @param belongsTo what the export is of, by names
   * @throws UsageException if the file holds something else, or belongs to another export
   */
  static ExportState of(Path file, Map<String, String> belongsTo) {
    Map<String, String> found = new LinkedHashMap<>();
    ExportState state = new ExportState(file, belongsTo);
    if (Files.exists(file)) {
      try (JsonReader json = JsonReader.of(Okio.buffer(Okio.source(file)))) {
        state.read(json, found);
      } catch (IOException | JsonDataException | DateTimeException e) {
        throw new UsageException(file + " is no state of an export; name another or remove it");
      }
      belongsTo.forEach(
          (name, value) -> {
            String other = found.getOrDefault(name, "");
            if (!other.equals(value)) {
              throw new UsageException(
                  String.format(
                      "%s belongs to an export whose %s is \"%s\", not \"%s\"; name another",
                      file, name, other, value));
            }
          });
    }
    return state;
  }

  private void read(JsonReader json, Map<String, String> found) throws IOException {
    int version = 0;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case VERSION -> version = json.nextInt();
        case "export" -> {
          json.beginObject();
          while (json.hasNext()) {
            found.put(json.nextName(), json.nextString());
          }
          json.endObject();
        }
        case "bytes" -> bytes = json.nextLong();
        case "last" -> last = Position.text(json);
        case "integrations" -> {
          json.beginObject();
          while (json.hasNext()) {
            of(json.nextName()).read(json);
          }
          json.endObject();
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (version != THIS_VERSION) {
      throw new JsonDataException("version " + version);
    }
  }

  /** Whether nothing was written yet. */
  boolean isNew() {
    return integrations.isEmpty();
  }

  /** How far it is with an integration. */
  Position of(String integrationId) {
    return integrations.computeIfAbsent(integrationId, id -> new Position());
  }

  /** The history of an integration begins there, or begins anew. */
  void begin(String integrationId, long at) {
    of(integrationId).restart(at);
    last = integrationId;
  }

  /** A row of an integration is written. */
  void written(String integrationId, JobSyncStatus run) {
    of(integrationId).written(run);
    if (!integrationId.equals(last)) {
      last = null;
    }
  }

  /** Whether nothing else was written since the history of an integration began. */
  boolean isLast(String integrationId) {
    return integrationId.equals(last);
  }

  /** How many bytes of what was written are whole rows that this state knows of. */
  long bytes() {
    return bytes;
  }

  /** Keeps it, as whole as it was or as it is, whatever happens meanwhile. */
  void save(long bytesWritten) {
    bytes = bytesWritten;
    if (file == null) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(next, json());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new OutputFailedException("the state cannot be written to " + file, e);
    }
  }

  private String json() {
    return JsonOutput.object(
            json -> {
              json.name(VERSION).value(THIS_VERSION);
              json.name("export").beginObject();
              for (Map.Entry<String, String> part : belongsTo.entrySet()) {
                json.name(part.getKey()).value(part.getValue());
              }
              json.endObject();
              json.name("bytes").value(bytes);
              json.name("last").value(last);
              json.name("integrations").beginObject();
              for (Map.Entry<String, Position> entry : integrations.entrySet()) {
                json.name(entry.getKey());
                entry.getValue().write(json);
              }
              json.endObject();
            })
        + "\n";
  }

  /** How far it is with an integration. */
  static final class Position {
    private static final int MOST_RECENT = 1000;

    /** Whether the history was read to its end. */
    boolean complete;

    /** The page to go on with if it was not; null for the first. */
    @Nullable String cursor;

    /** The newest start that was written. */
    @Nullable Instant newest;

    /** Where the rows of its history begin, in bytes. */
    long begin;

    /** The starts of the rows that were written last: new runs shift these over a page's end. */
    final Set<Instant> recent = new LinkedHashSet<>();

    /** The starts of those that were running when they were written. */
    final TreeSet<Instant> running = new TreeSet<>();

    private void written(JobSyncStatus run) {
      Instant start = run.syncStartTime();
      if (start == null) {
        return;
      }
      recent.add(start);
      if (recent.size() > MOST_RECENT) {
        recent.remove(recent.iterator().next());
      }
      newest = (newest == null || start.isAfter(newest)) ? start : newest;
      if (!SyncRuns.hasEnded(run)) {
        running.add(start);
      } else {
        running.remove(start);
      }
    }

    private void restart(long at) {
      begin = at;
      cursor = null;
      newest = null;
      recent.clear();
      running.clear();
    }

    private void read(JsonReader json) throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "complete" -> complete = json.nextBoolean();
          case "cursor" -> cursor = text(json);
          case "newest" -> newest = time(text(json));
          case "begin" -> begin = json.nextLong();
          case "running" -> read(json, running);
          case "recent" -> read(json, recent);
          default -> json.skipValue();
        }
      }
      json.endObject();
    }

    private static void read(JsonReader json, Set<Instant> times) throws IOException {
      json.beginArray();
      while (json.hasNext()) {
        times.add(Instant.parse(json.nextString()));
      }
      json.endArray();
    }

    private static @Nullable String text(JsonReader json) throws IOException {
      return json.peek() == JsonReader.Token.NULL ? json.nextNull() : json.nextString();
    }

    private static @Nullable Instant time(@Nullable String text) {
      return text == null ? null : Instant.parse(text);
    }

    private void write(JsonWriter json) throws IOException {
      json.beginObject();
      json.name("complete").value(complete);
      json.name("cursor").value(cursor);
      json.name("newest").value(newest == null ? null : newest.toString());
      json.name("begin").value(begin);
      write(json.name("running"), running);
      write(json.name("recent"), recent);
      json.endObject();
    }

    private static void write(JsonWriter json, Set<Instant> times) throws IOException {
      json.beginArray();
      for (Instant time : times) {
        json.value(time.toString());
      }
      json.endArray();
    }
  }
}
