package dev.brazecdi.cli.doctor.probe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what a probe sees; all texts hold only known words, value shapes and small numbers. */
public final class Findings {
  private static final int MAX_SHOWN = 12;

  private final Map<String, String> expected = new LinkedHashMap<>();
  private final Map<String, TreeMap<String, Integer>> seen = new HashMap<>();
  private final Set<String> counted = new HashSet<>();
  private final Set<String> differing = new HashSet<>();
  private String topic = "";

  /** What a probe asked, expected and saw; the verdict is same, differs or unknown. */
  public record ProbeFinding(
      String topic, String question, String expected, String seen, String verdict) {}

  /** Returns all findings about a transcript. */
  public static List<ProbeFinding> of(Transcript transcript) {
    Findings findings = new Findings();
    LinkFindings.add(findings, transcript);
    ItemFindings.add(findings, transcript, true);
    ItemFindings.add(findings, transcript, false);
    ResponseFindings.addRateLimits(findings, transcript);
    ResponseFindings.addErrors(findings, transcript);
    ResponseFindings.add(findings, transcript);
    return findings.expected.keySet().stream().map(findings::finding).toList();
  }

  private ProbeFinding finding(String key) {
    TreeMap<String, Integer> texts = seen.getOrDefault(key, new TreeMap<>());
    String known = expected.getOrDefault(key, "");
    if (known.equals("none") && texts.size() > 1) {
      texts.remove("none");
    }
    boolean counts = counted.contains(key);
    Stream<String> shown =
        texts.entrySet().stream()
            .map(it -> it.getKey() + (counts ? " (" + it.getValue() + ")" : ""));
    String same = differing.contains(key) ? "differs" : "same";
    return new ProbeFinding(
        key.split(": ", 2)[0],
        key.split(": ", 2)[1],
        known.isEmpty() ? "not documented" : known,
        texts.isEmpty() ? "not seen" : join(shown),
        texts.isEmpty() || known.isEmpty() ? "unknown" : same);
  }

  void topic(String name) {
    topic = name + ": ";
  }

  /** Adds a question and what is expected; empty if that is not documented. */
  void expect(String question, String answer) {
    expected.put(topic + question, answer);
  }

  /** Adds lines of a question and what is expected, with a bar between them. */
  void expect(String table) {
    table.lines().map(line -> line.split(" *\\| *", 2)).forEach(it -> expect(it[0], it[1]));
  }

  /** Notes a text that should be the one expected; nothing if it is null. */
  void see(String question, @Nullable String text) {
    if (text != null) {
      see(question, text, text.equals(expected.get(topic + question)));
    }
  }

  void see(String question, String text, boolean same) {
    seen.computeIfAbsent(topic + question, key -> new TreeMap<>()).merge(text, 1, Integer::sum);
    if (!same) {
      differing.add(topic + question);
    }
  }

  /** Notes a text that is shown with its count. */
  void count(String question, String text, boolean same) {
    counted.add(topic + question);
    see(question, text, same);
  }

  static String join(Stream<String> texts) {
    List<String> all = texts.toList();
    String more = all.size() > MAX_SHOWN ? " and " + (all.size() - MAX_SHOWN) + " more" : "";
    return all.stream().limit(MAX_SHOWN).collect(Collectors.joining(", ")) + more;
  }
}
