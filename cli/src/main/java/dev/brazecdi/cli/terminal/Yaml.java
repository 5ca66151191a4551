package dev.brazecdi.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads configuration, and says where what is wrong stands. */
public final class Yaml {
  private Yaml() {}

  /**
   * What a file holds.
   *
   * @throws UsageException if it cannot be read
   */
  public static @Nullable Object read(Path file) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Load(settings).loadFromString(Files.readString(file));
    } catch (IOException e) {
      throw new UsageException(
          file + " cannot be read" + (Files.exists(file) ? "" : ": no such file"));
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
      throw new UsageException(file + line + " is no YAML: " + e.getProblem()); // not what it holds
    } catch (YamlEngineException e) {
      throw new UsageException(file + " is no YAML");
    }
  }

  /** A mapping; an empty one for nothing. */
  public static Map<String, Object> map(@Nullable Object value, String place) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value == null) {
      return map;
    }
    if (!(value instanceof Map<?, ?> entries)) {
      throw new UsageException(place + " is no mapping of names to values");
    }
    entries.forEach(
        (key, item) -> {
          if (item != null) {
            map.put(String.valueOf(key), item);
          }
        });
    return map;
  }

  /** A text, or a number as it is written. */
  public static String text(Object value, String place) {
    if (value instanceof Map<?, ?> || value instanceof Iterable<?>) {
      throw new UsageException(place + " is no single value");
    }
    return String.valueOf(value).strip();
  }
}
