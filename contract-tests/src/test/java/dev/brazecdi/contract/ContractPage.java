package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page that shows the contract, {@code target/contract/index.html}. It holds the list of all
 * examples and the pact, and loads what the verifiers said when it is opened.
 */
final class ContractPage {
  private ContractPage() {}

  /** Writes it; where it is. */
  static Path write() {
    String data =
        "const coverage = "
            + inScript(coverage())
            + ";\nconst pact = "
            + inScript(CommittedPact.text())
            + ";\nconst digest = \""
            + CommittedPact.digest()
            + "\";";
    Path index = Verdicts.FOLDER.resolveSibling("index.html");
    try (InputStream template = ContractPage.class.getResourceAsStream("/contract-page.html")) {
      String page = new String(requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
      Files.createDirectories(Verdicts.FOLDER);
      return Files.writeString(index, page.replace("/* data */", data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The list of all examples, as JSON. */
  static String coverage() {
    try {
      return Files.readString(Path.of(System.getProperty("brazecdi.coverage")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON in which nothing ends the script element that it stands in. */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }
}
