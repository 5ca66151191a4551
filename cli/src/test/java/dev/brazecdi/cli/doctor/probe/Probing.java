package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.fixtures.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A probe run in this process, what it found, and the evidence that it wrote. */
final class Probing {
  final Run run;
  private final Path file;

  /** Probes a service, and compares our document with itself unless the arguments say otherwise. */
  Probing(Path folder, String baseUrl, String key, String... arguments) {
    file = folder.resolve("evidence.md");
    List<String> all =
        new ArrayList<>(List.of("doctor", "--probe", "--base-url", baseUrl, "--format", "json"));
    all.addAll(List.of("--evidence", file.toString()));
    all.addAll(List.of(arguments));
    if (!all.contains("--published")) {
      all.addAll(List.of("--published", ownDocument(folder).toString()));
    }
    run = Run.of().with("BRAZE_API_KEY", key).go(all.toArray(String[]::new));
  }

  static Path ownDocument(Path folder) {
    try (var in = ApiDocument.class.getResourceAsStream("/dev/brazecdi/api/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("no document");
      }
      return Files.write(folder.resolve("openapi.yaml"), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String evidence() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was seen: topic, question, and verdict with what was seen. */
  Map<String, String> findings() {
    Map<String, String> findings = new LinkedHashMap<>();
    if (Exchange.parse(run.out()) instanceof Map<?, ?> all
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

  /** The findings that differ from what was expected. */
  Map<String, String> differences() {
    Map<String, String> differences = new LinkedHashMap<>(findings());
    differences.values().removeIf(seen -> !seen.startsWith("differs"));
    return differences;
  }
}
