package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.JsonOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A probe run in this process, with its findings and its evidence. */
final class Probing {
  final Run run;
  private final Path file;

  Probing(Path folder, String baseUrl, String key, String... arguments) {
    file = folder.resolve("evidence.md");
    List<String> all =
        new ArrayList<>(List.of("doctor", "--probe", "--base-url", baseUrl, "--format", "json"));
    all.addAll(List.of("--evidence", file.toString()));
    all.addAll(List.of(arguments));
    run = Run.of().with("BRAZE_API_KEY", key).go(all.toArray(String[]::new));
  }

  String evidence() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns verdict and what was seen, by topic and question. */
  Map<String, String> findings() {
    Map<String, String> findings = new LinkedHashMap<>();
    if (JsonOutput.parse(run.out()) instanceof Map<?, ?> all
        && all.get("findings") instanceof List<?> list) {
      for (Object finding : list) {
        Map<?, ?> members = (Map<?, ?>) finding;
        findings.put(
            members.get("topic") + ": " + members.get("question"),
            members.get("verdict") + ": " + members.get("seen"));
      }
    }
    return findings;
  }

  /** Returns the findings that differ from what was expected. */
  Map<String, String> differences() {
    Map<String, String> differences = new LinkedHashMap<>(findings());
    differences.values().removeIf(seen -> !seen.startsWith("differs"));
    return differences;
  }
}
