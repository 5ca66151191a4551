package dev.brazecdi.benchmarks.trend;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A revision and its results.
 *
 * @param date of the commit in UTC, such as {@code 2026-03-25 12:53}
 * @param commit the first ten digits of its hash
 */
record Revision(String date, String commit, List<JmhResult> results) {
  /** Date and hash of a commit, as {@code benchmarks/trend} names files. */
  private static final Pattern NAME =
      Pattern.compile(
          "(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)\\d\\dZ-([0-9a-f]{10})[0-9a-f]*\\.json");

  /**
   * Reads all JSON files of a folder, in the order of the commits' dates.
   *
   * @throws IllegalArgumentException if it has none, or one of them is not a result of JMH
   */
  static List<Revision> readAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "\"" + folder + "\" is not a folder. Create it with benchmarks/trend run.");
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + folder + "\" has no results. Measure a revision with benchmarks/trend run.");
    }
    List<Revision> revisions = new ArrayList<>();
    for (Path file : files) {
      revisions.add(read(file));
    }
    return revisions;
  }

  private static Revision read(Path file) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "\""
              + file
              + "\" is not named after a commit, such as"
              + " 20260325T125335Z-0123456789.json. Rename or remove it.");
    }
    String date =
        "%s-%s-%s %s:%s"
            .formatted(name.group(1), name.group(2), name.group(3), name.group(4), name.group(5));
    String json = Files.readString(file);
    try {
      return new Revision(date, name.group(6), JmhResult.parse(json));
    } catch (JsonDataException | IOException e) {
      throw new IllegalArgumentException(
          "\""
              + file
              + "\" is not a JSON result of JMH: "
              + e.getMessage()
              + ". Remove it, and measure the revision with benchmarks/trend run.",
          e);
    }
  }
}
