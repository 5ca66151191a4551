package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the tests that ran to the list of all examples that the document has. */
final class CoverageTest {
  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  private static List<?> rows = List.of();

  @BeforeAll
  static void readCoverage() throws IOException {
    rows = (List<?>) JSON.fromJson(ContractPage.coverage());
  }

  @Test
  void everyDocumentedExampleWasReadByTheClient() throws IOException {
    Set<String> passed = passedTests();

    assertThat(rows).isNotEmpty();
    for (Object row : rows) {
      String test = text(row, "test");
      assertThat(passed).as("%s", row).contains(test);
      if (Boolean.TRUE.equals(((Map<?, ?>) row).get("pact"))) {
        assertThat(passed).as("%s", row).contains(test + "FromNoMoreThanItNeeds");
      }
    }
  }

  @Test
  void everyExampleTheClientDependsOnIsInThePact() throws IOException {
    Map<?, ?> pact = (Map<?, ?>) JSON.fromJson(CommittedPact.text());
    Set<String> inPact =
        ((List<?>) requireNonNull(pact.get("interactions")))
            .stream()
                .map(interaction -> text(interaction, "description"))
                .collect(Collectors.toSet());
    Set<String> marked = new TreeSet<>();
    for (Object row : rows) {
      if (Boolean.TRUE.equals(((Map<?, ?>) row).get("pact"))) {
        marked.add(text(row, "interaction"));
      }
    }

    assertThat(inPact).isEqualTo(marked);
  }

  @Test
  void pageShowsTheContract() {
    assertThat(ContractPage.write()).content().contains("const coverage = [", "const pact = {");
  }

  private static Set<String> passedTests() throws IOException {
    List<String> passed = new ArrayList<>();
    try (Stream<Path> files = Files.list(Verdicts.FOLDER)) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().startsWith("client-")).toList()) {
        String script = Files.readString(file);
        Object verdicts =
            JSON.fromJson(script.substring(script.indexOf('['), script.lastIndexOf(']') + 1));
        for (Object verdict : (List<?>) verdicts) {
          if (text(verdict, "verdict").equals("passed")) {
            passed.add(text(verdict, "subject"));
          }
        }
      }
    }
    return Set.copyOf(passed);
  }

  private static String text(Object object, String name) {
    return String.valueOf(((Map<?, ?>) object).get(name));
  }
}
