package dev.brazecdi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the committed pact to the one that the consumer's tests have just written. */
final class CommittedPactTest {
  @Test
  void committedPactIsTheOneTheTestsWrite() throws IOException {
    Path written = Path.of(System.getProperty("pact.rootDir"), CommittedPact.NAME);

    assertThat(CommittedPact.text())
        .as(
            "after a change: cp contract-tests/target/pacts/%s contract-tests/pacts/",
            CommittedPact.NAME)
        .isEqualToNormalizingNewlines(Files.readString(written));
  }
}
