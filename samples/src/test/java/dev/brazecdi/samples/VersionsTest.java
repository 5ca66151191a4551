package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what stands outside of the parent, and so names versions itself, to the parent. */
final class VersionsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+)>([^<]+)</\\1>");
  private static final Pattern ARTIFACT =
      Pattern.compile(
          "<artifactId>([^<]+)</artifactId>\\s*(?:<!--[^>]*-->\\s*)?<version>([^<]+)</version>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/guide.md",
        "bom/pom.xml",
        "samples/consumer/pom.xml",
        "samples/modular-consumer/pom.xml",
        "samples/performance/pom.xml"
      })
  void versionsAreThoseOfTheParent(String file) throws IOException {
    Map<String, String> parent = artifacts("pom.xml");
    Map<String, String> named = artifacts(file);
    named.keySet().retainAll(parent.keySet());
    String own = parent.get("brazecdi-parent");

    assertThat(parent).containsAllEntriesOf(named);
    assertThat(Files.readString(ROOT.resolve(file))).contains("version>" + own + "<");
  }

  @Test
  void bomNamesWhatShips() throws IOException {
    Set<String> shipped = new TreeSet<>();
    for (String module :
        List.of("client-core", "api-spec", "client-retrofit", "health", "sandbox")) {
      assertThat(pom(module)).contains("<api-check.skip>false</api-check.skip>");
      shipped.add("brazecdi-" + module);
    }
    assertThat(
            PROPERTY
                .matcher(pom("bom"))
                .results()
                .filter(match -> match.group(1).equals("artifactId"))
                .map(match -> match.group(2))
                .filter(artifact -> artifact.startsWith("brazecdi-") && !artifact.endsWith("-bom")))
        .containsExactlyInAnyOrderElementsOf(shipped);
  }

  private static String pom(String module) throws IOException {
    return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
  }

  private static Map<String, String> artifacts(String file) throws IOException {
    String text = Files.readString(ROOT.resolve(file));
    Map<String, String> properties =
        PROPERTY
            .matcher(text)
            .results()
            .collect(
                Collectors.toMap(
                    match -> "${" + match.group(1) + "}",
                    match -> match.group(2),
                    (first, second) -> first));
    Map<String, String> artifacts = new HashMap<>();
    for (MatchResult match : ARTIFACT.matcher(text).results().toList()) {
      artifacts.put(match.group(1), properties.getOrDefault(match.group(2), match.group(2)));
    }
    artifacts.values().removeIf(version -> version.startsWith("$"));
    return artifacts;
  }
}
