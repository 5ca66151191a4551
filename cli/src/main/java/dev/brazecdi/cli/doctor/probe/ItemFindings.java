package dev.brazecdi.cli.doctor.probe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What pages and their items hold. */
final class ItemFindings {
  private static final int PAGE_SIZE = 10;

  private final ProbeLog log;
  private final ApiDocument document;
  private final Shape shape;
  private final boolean ofSyncs;
  private final Findings findings;
  private final List<Exchange> pages;
  private final List<Map<?, ?>> items;

  private ItemFindings(ProbeLog log, ApiDocument document, Shape shape, boolean ofSyncs) {
    this.log = log;
    this.document = document;
    this.shape = shape;
    this.ofSyncs = ofSyncs;
    this.findings = new Findings(ofSyncs ? "sync statuses" : "integrations");
    this.pages = log.pages(ofSyncs);
    this.items = pages.stream().flatMap(page -> page.items().stream()).toList();
  }

  static List<ProbeFinding> of(ProbeLog log, ApiDocument document, Shape shape) {
    List<ProbeFinding> all = new ArrayList<>();
    for (boolean ofSyncs : new boolean[] {true, false}) {
      ItemFindings list = new ItemFindings(log, document, shape, ofSyncs);
      list.sizes();
      list.fields();
      list.statuses(ofSyncs ? "job_status" : "last_job_status");
      if (ofSyncs) {
        list.order();
      } else {
        list.words("integration_type");
        list.words("integration_status");
        list.words("warehouse_type");
      }
      list.overlap();
      all.addAll(list.findings.list());
    }
    return all;
  }

  private void sizes() {
    String sizes =
        pages.stream().map(page -> page.items().size() + "").collect(Collectors.joining(", "));
    if (sizes.isEmpty()) {
      findings.notSeen("items on the pages", "10, fewer on the last");
      return;
    }
    boolean same = pages.stream().allMatch(page -> page.items().size() <= PAGE_SIZE);
    for (Exchange page : pages.subList(0, pages.size() - 1)) {
      same &= page.items().size() == PAGE_SIZE;
    }
    findings.compare("items on the pages", "10, fewer on the last", sizes, same);
  }

  private void fields() {
    ApiDocument.Operation operation =
        document.operation(ofSyncs ? "listJobSyncStatuses" : "listIntegrations");
    if (operation == null) {
      return;
    }
    Map<String, ApiDocument.Field> fields = operation.fields().getOrDefault("200", Map.of());
    for (Map.Entry<String, ApiDocument.Field> field : fields.entrySet()) {
      if (field.getKey().startsWith("results[].")) {
        field(field.getKey().substring("results[].".length()), field.getValue());
      }
    }
    TreeMap<String, Integer> unknown = new TreeMap<>();
    for (Map<?, ?> item : items) {
      for (Object name : item.keySet()) {
        if (!fields.containsKey("results[]." + name)) {
          unknown.merge(shape.member("$.results[]", String.valueOf(name)), 1, Integer::sum);
        }
      }
    }
    if (items.isEmpty()) {
      findings.notSeen("fields that are not documented", "none");
    } else {
      String seen = unknown.isEmpty() ? "none" : counts(unknown);
      findings.compare("fields that are not documented", "none", seen, unknown.isEmpty());
    }
  }

  /** How often a field has a value, and what its values look like. */
  private void field(String name, ApiDocument.Field field) {
    String expected = field.required() ? "required" : "optional";
    if (items.isEmpty()) {
      findings.notSeen(name, expected);
      return;
    }
    int absent = 0;
    int none = 0;
    TreeMap<String, Integer> forms = new TreeMap<>();
    for (Map<?, ?> item : items) {
      Object value = item.get(name);
      if (value != null) {
        forms.merge(form(value), 1, Integer::sum);
      } else if (item.containsKey(name)) {
        none++;
      } else {
        absent++;
      }
    }
    List<String> seen = new ArrayList<>();
    if (!forms.isEmpty()) {
      seen.add(counts(forms));
    }
    if (none > 0) {
      seen.add("null " + none);
    }
    if (absent > 0) {
      seen.add("absent " + absent);
    }
    if (absent == items.size() && !field.required()) {
      findings.notSeen(name, expected, "absent " + absent);
      return;
    }
    boolean typed =
        forms.keySet().stream().allMatch(form -> fits(form, field.type()))
            && (!field.isTime() || items.stream().allMatch(item -> isTimeOrNone(item.get(name))));
    findings.compare(
        name,
        expected,
        String.join("; ", seen),
        typed && (!field.required() || none + absent == 0));
  }

  private static boolean isTimeOrNone(@Nullable Object value) {
    return value == null || time(value) != null;
  }

  private static boolean fits(String form, String type) {
    return switch (form) {
      case "integer" -> type.equals("integer");
      case "other" -> false;
      default -> type.equals("string");
    };
  }

  private static String form(Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number) ? "integer" : "other";
    }
    if (value instanceof String text) {
      String form = Form.of(text);
      return Form.isTime(text)
          ? Form.pattern(text)
          : Set.of("uuid", "e-mail address").contains(form)
              ? form
              : text.isEmpty() ? "empty" : "text";
    }
    return "other";
  }

  /** The values of a field whose values nobody has documented. */
  private void words(String field) {
    TreeMap<String, Integer> words = new TreeMap<>();
    for (Map<?, ?> item : items) {
      if (item.get(field) instanceof String word) {
        words.merge(shape.status(word), 1, Integer::sum);
      }
    }
    findings.undocumented("values of " + field, counts(words));
  }

  private void statuses(String field) {
    TreeMap<String, Integer> known = new TreeMap<>();
    TreeMap<String, Integer> unknown = new TreeMap<>();
    for (Map<?, ?> item : items) {
      if (item.get(field) instanceof String word) {
        boolean isKnown = document.statuses().contains(word);
        (isKnown ? known : unknown).merge(shape.status(word), 1, Integer::sum);
      }
    }
    String expected = String.join(", ", document.statuses());
    if (known.isEmpty() && unknown.isEmpty()) {
      findings.notSeen("values of " + field, expected);
      return;
    }
    boolean cased =
        unknown.keySet().stream()
            .anyMatch(word -> document.statuses().contains(word.toLowerCase(Locale.ROOT)));
    String seen = known.isEmpty() ? "" : counts(known);
    if (!unknown.isEmpty()) {
      seen += (seen.isEmpty() ? "" : "; ") + "not documented: " + counts(unknown);
      seen += cased ? " (capitalised)" : "";
    }
    findings.compare("values of " + field, expected, seen, unknown.isEmpty());
  }

  private void order() {
    List<Instant> starts = new ArrayList<>();
    for (Map<?, ?> item : items) {
      Instant start = time(item.get("sync_start_time"));
      if (start != null) {
        starts.add(start);
      }
    }
    if (starts.size() < 2) {
      findings.notSeen("order", "newest first is likely");
      return;
    }
    boolean descending = true;
    boolean ascending = true;
    for (int i = 1; i < starts.size(); i++) {
      int order = starts.get(i).compareTo(starts.get(i - 1));
      descending &= order <= 0;
      ascending &= order >= 0;
    }
    if (descending && ascending) {
      findings.notSeen("order", "newest first is likely", "all times are the same");
      return;
    }
    String seen = descending ? "newest first" : ascending ? "oldest first" : "neither";
    findings.compare("order", "newest first is likely", seen, descending);
  }

  static @Nullable Instant time(@Nullable Object value) {
    try {
      return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void overlap() {
    String question = "items that come again after next";
    if (pages.size() < 2) {
      findings.notSeen(question, "none", log.answers().isEmpty() ? "not asked" : "not seen");
      return;
    }
    int again = 0;
    for (int i = 1; i < pages.size(); i++) {
      Set<Map<?, ?>> before = new HashSet<>(pages.get(i - 1).items());
      again += (int) pages.get(i).items().stream().filter(before::contains).count();
    }
    findings.compare(question, "none", again == 0 ? "none" : again + "", again == 0);
  }

  /** Each with its number, such as {@code partial 2, success 22}. */
  static String counts(Map<String, Integer> counts) {
    return new TreeSet<>(counts.keySet())
        .stream().map(key -> key + " " + counts.get(key)).collect(Collectors.joining(", "));
  }
}
