package dev.brazecdi.contract;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;

/**
 * What a verifier says of interactions or tests, written into a file of its own in {@code
 * target/contract/verdicts}, from which the page is put together.
 */
final class Verdicts {
  /** Where verifiers write, those of other languages as well. */
  static final Path FOLDER =
      Path.of(System.getProperty("brazecdi.contract.folder", "target/contract"), "verdicts");

  private final List<Verdict> verdicts = new ArrayList<>();

  synchronized void passed(String subject) {
    verdicts.add(new Verdict(subject, "passed", ""));
  }

  synchronized void failed(String subject, String reason) {
    verdicts.add(new Verdict(subject, "failed", reason));
  }

  synchronized void skipped(String subject, String reason) {
    verdicts.add(new Verdict(subject, "skipped", reason));
  }

  /** One line each, and a count. */
  synchronized String inWords() {
    StringBuilder words = new StringBuilder();
    for (Verdict verdict : verdicts) {
      words.append(String.format("%-8s%s", verdict.verdict, verdict.subject));
      words.append(verdict.reason.isEmpty() ? "" : ": " + verdict.reason.strip()).append('\n');
    }
    Map<String, Integer> counts = new TreeMap<>();
    verdicts.forEach(verdict -> counts.merge(verdict.verdict, 1, Integer::sum));
    return words
        .append(verdicts.size())
        .append(" interactions: ")
        .append(counts)
        .append('\n')
        .toString();
  }

  /**
   * Writes them under the name of who gave them, in the place of what that said before, as a script
   * that the page loads.
   */
  synchronized void write(String verifier) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setIndent(" ");
      json.beginArray();
      for (Verdict verdict : verdicts) {
        json.beginObject();
        json.name("subject").value(verdict.subject);
        json.name("verdict").value(verdict.verdict);
        json.name("reason").value(verdict.reason);
        json.endObject();
      }
      json.endArray();
      Files.createDirectories(FOLDER);
      Files.writeString(
          FOLDER.resolve(verifier + ".js"),
          "verdicts(\""
              + verifier
              + "\", \""
              + CommittedPact.digest()
              + "\", "
              + buffer.readUtf8()
              + ");\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Verdict(String subject, String verdict, String reason) {}
}
