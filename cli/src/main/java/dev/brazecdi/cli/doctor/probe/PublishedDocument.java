package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.core.CancellationToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Compares the OpenAPI document that Braze publishes with the one of this project. The request for
 * it carries no key.
 */
public final class PublishedDocument {
  /** Where Braze publishes it. */
  public static final String ADDRESS =
      "https://www.braze.com/docs/assets/api/openapi/cdi_get_job_sync_status.yaml";

  private static final String SAME = "the same";
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_SEEN = 600;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final ApiDocument ours;
  private final Findings findings = new Findings("published document");

  private PublishedDocument(ApiDocument ours) {
    this.ours = ours;
  }

  /**
   * Reads a document and compares it.
   *
   * @param source an address with http or https, or a file
   */
  public static List<ProbeFinding> compare(String source, ApiDocument ours, Console console) {
    PublishedDocument comparison = new PublishedDocument(ours);
    String question =
        "the document " + (source.equals(ADDRESS) ? "on Braze's site" : "that was given");
    try {
      comparison.compare(ApiDocument.parse(read(source, console)));
    } catch (IOException | InvalidPathException e) {
      comparison.findings.notSeen(
          question, "can be read", "could not be reached (" + reason(e) + ")");
    } catch (IllegalArgumentException e) {
      comparison.findings.compare(question, "can be read", String.valueOf(e.getMessage()), false);
    }
    return comparison.findings.list();
  }

  /** As a finding, that there is nothing to compare with. */
  public static List<ProbeFinding> notAsked(String reason) {
    Findings findings = new Findings("published document");
    findings.notSeen("the document on Braze's site", "can be read", "not asked: " + reason);
    return findings.list();
  }

  private static String reason(Exception e) {
    return e instanceof StatusException
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }

  private static String read(String source, Console console) throws IOException {
    boolean address = source.startsWith("https://") || source.startsWith("http://");
    return address ? fetch(source, console) : readFile(Path.of(source));
  }

  private static String readFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return text(in);
    }
  }

  private static String fetch(String address, Console console) throws IOException {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .callTimeout(TIMEOUT)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    Call call = http.newCall(new Request.Builder().url(address).build());
    CancellationToken.Registration registration = console.interruption().onCancel(call::cancel);
    try (registration;
        Response response = call.execute()) {
      if (response.code() != 200) {
        throw new StatusException("status " + response.code());
      }
      return text(response.body().byteStream());
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private static String text(InputStream in) throws IOException {
    byte[] read = in.readNBytes(LONGEST + 1);
    if (read.length > LONGEST) {
      throw new IllegalArgumentException("it is longer than " + LONGEST + " octets");
    }
    return new String(read, StandardCharsets.UTF_8);
  }

  private void compare(ApiDocument theirs) {
    Map<String, ApiDocument.Operation> published = byPath(theirs);
    Map<String, ApiDocument.Operation> own = byPath(ours);
    Set<String> unknown = new TreeSet<>(published.keySet());
    unknown.removeAll(own.keySet());
    Set<String> common = new TreeSet<>(published.keySet());
    common.retainAll(own.keySet());
    String seen =
        unknown.isEmpty()
            ? "among them: " + String.join("; ", common)
            : "only theirs: " + String.join("; ", unknown);
    findings.compare(
        "operations",
        "those of our document",
        bounded(seen),
        unknown.isEmpty() && !common.isEmpty());
    for (String operation : common) {
      ApiDocument.Operation mine = own.get(operation);
      ApiDocument.Operation other = published.get(operation);
      if (mine != null && other != null) {
        compare(mine, other);
      }
    }
  }

  private static Map<String, ApiDocument.Operation> byPath(ApiDocument document) {
    TreeMap<String, ApiDocument.Operation> operations = new TreeMap<>();
    document.operations().forEach((key, value) -> operations.put(key.replaceAll("/+$", ""), value));
    return operations;
  }

  private void compare(ApiDocument.Operation mine, ApiDocument.Operation theirs) {
    add(
        "parameters of " + mine.name(),
        difference(
            mine.parameters(),
            theirs.parameters(),
            (a, b) -> a.equals(b) ? null : "theirs " + b + ", ours " + a));
    add("statuses of " + mine.name(), difference(mine.fields(), theirs.fields(), (a, b) -> null));
    for (Map.Entry<String, Map<String, ApiDocument.Field>> status : theirs.fields().entrySet()) {
      Map<String, ApiDocument.Field> own = mine.fields().get(status.getKey());
      if (own != null && !status.getValue().isEmpty()) {
        add(
            "fields of " + status.getKey() + " of " + mine.name(),
            difference(own, status.getValue(), PublishedDocument::types));
      }
    }
  }

  private static @Nullable String types(ApiDocument.Field mine, ApiDocument.Field theirs) {
    boolean comparable = !mine.type().isEmpty() && !theirs.type().isEmpty();
    return !comparable || mine.type().equals(theirs.type())
        ? null
        : "theirs " + theirs.type() + ", ours " + mine.type();
  }

  private void add(String question, String seen) {
    findings.compare(question, "as in our document", bounded(seen), seen.equals(SAME));
  }

  /** What one of two maps has and the other has not, or has otherwise. */
  private static <V> String difference(
      Map<String, V> ours, Map<String, V> theirs, BiFunction<V, V, @Nullable String> compare) {
    List<String> all = new ArrayList<>();
    Set<String> onlyTheirs = new TreeSet<>(theirs.keySet());
    onlyTheirs.removeAll(ours.keySet());
    if (!onlyTheirs.isEmpty()) {
      all.add("only theirs: " + String.join(", ", onlyTheirs));
    }
    Set<String> onlyOurs = new TreeSet<>(ours.keySet());
    onlyOurs.removeAll(theirs.keySet());
    if (!onlyOurs.isEmpty()) {
      all.add("only ours: " + String.join(", ", onlyOurs));
    }
    ours.forEach(
        (name, value) -> {
          V other = theirs.get(name);
          String difference = other == null ? null : compare.apply(value, other);
          if (difference != null) {
            all.add(name + ": " + difference);
          }
        });
    return all.isEmpty() ? SAME : String.join("; ", all);
  }

  private static String bounded(String text) {
    String line = Printable.line(text);
    return line.length() <= LONGEST_SEEN ? line : line.substring(0, LONGEST_SEEN) + "…";
  }

  /** The answer was no document. */
  private static final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    StatusException(String message) {
      super(message);
    }
  }
}
