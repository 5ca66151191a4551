package dev.brazecdi.cli.doctor.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects findings, whose texts hold only known words, value shapes and small numbers. */
public final class Findings {
  private static final int MAX_SHOWN = 12;

  private final List<Finding> list = new ArrayList<>();
  private String topic = "";

  /** What a probe asked, expected and saw; the verdict is same, differs or unknown. */
  public record Finding(
      String topic, String question, String expected, String seen, String verdict) {}

  /** Returns all findings about a transcript. */
  public static List<Finding> of(Transcript transcript) {
    Findings findings = new Findings();
    LinkFindings.add(findings.topic("Link header"), transcript);
    ItemFindings.add(findings.topic("sync statuses"), transcript, true);
    ItemFindings.add(findings.topic("integrations"), transcript, false);
    RateLimitFindings.add(findings.topic("rate limit"), transcript.answered());
    ErrorFindings.add(findings.topic("errors"), transcript);
    HeaderFindings.add(findings.topic("responses"), transcript);
    return List.copyOf(findings.list);
  }

  private Findings topic(String name) {
    topic = name;
    return this;
  }

  /** Adds a finding; the verdict is unknown if nothing was seen or expected. */
  void compare(String question, String expected, String seen, boolean same) {
    boolean unknown = seen.isEmpty() || expected.isEmpty();
    String verdict = unknown ? "unknown" : same ? "same" : "differs";
    String known = expected.isEmpty() ? "not documented" : expected;
    list.add(new Finding(topic, question, known, seen.isEmpty() ? "not seen" : seen, verdict));
  }

  /** Compares the distinct texts seen, null for none, with the only one expected. */
  <T> void each(String question, String expected, List<T> all, Function<T, @Nullable String> see) {
    List<String> texts = all.stream().map(see).filter(Objects::nonNull).distinct().toList();
    String seen = join(texts.stream().sorted());
    compare(question, expected, seen, seen.equals(expected));
  }

  /** Expects that nothing undocumented was seen, if there was anything to compare. */
  void none(String question, boolean compared, Stream<String> undocumented) {
    String seen = join(undocumented.distinct().sorted());
    compare(question, "none", compared && seen.isEmpty() ? "none" : seen, seen.isEmpty());
  }

  /** Returns each text with its count, such as {@code partial (2), success (22)}. */
  static String counts(Stream<String> texts) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    return join(counts.entrySet().stream().map(it -> it.getKey() + " (" + it.getValue() + ")"));
  }

  static String join(Stream<String> texts) {
    List<String> all = texts.toList();
    String more = all.size() > MAX_SHOWN ? " and " + (all.size() - MAX_SHOWN) + " more" : "";
    return all.stream().limit(MAX_SHOWN).collect(Collectors.joining(", ")) + more;
  }
}
