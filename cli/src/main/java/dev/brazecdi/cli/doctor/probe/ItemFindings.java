package dev.brazecdi.cli.doctor.probe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Findings about pages and their items. */
final class ItemFindings {
  static final int PAGE_SIZE = 10;
  private static final Set<String> REQUIRED = Set.of("integration_id", "job_status");

  private ItemFindings() {}

  static void add(Findings findings, Transcript transcript, boolean ofSyncs) {
    Map<String, Class<?>> fields = KnownWords.fields(ofSyncs);
    List<String> enumerated =
        ofSyncs
            ? List.of("job_status")
            : List.of(
                "last_job_status", "integration_type", "integration_status", "warehouse_type");
    findings.topic(ofSyncs ? "sync statuses" : "integrations");
    findings.expect("items on the pages", "10, fewer on the last");
    for (String name : fields.keySet()) {
      findings.expect(name, REQUIRED.contains(name) ? "required" : "optional");
    }
    findings.expect("undocumented fields", "none");
    for (String name : enumerated) {
      findings.expect("values of " + name, String.join(", ", documented(name)));
    }
    if (ofSyncs) {
      findings.expect("order", "newest first is likely");
    }
    findings.expect("items repeated on the next page", "0");
    List<RecordedResponse> pages = transcript.pages(ofSyncs);
    List<Map<?, ?>> items = pages.stream().flatMap(page -> page.items().stream()).toList();
    addPages(findings, pages);
    fields.forEach((name, type) -> addField(findings, name, type, items));
    for (String name : enumerated) {
      addValues(findings, name, items);
    }
    for (Map<?, ?> item : items) {
      for (Object name : item.keySet()) {
        String other = transcript.name(name.toString());
        findings.see("undocumented fields", fields.containsKey(name) ? "none" : other);
      }
    }
    if (ofSyncs) {
      addOrder(findings, items);
    }
  }

  private static List<String> documented(String field) {
    return field.endsWith("job_status") ? KnownWords.STATUSES : List.of();
  }

  private static void addValues(Findings findings, String field, List<Map<?, ?>> items) {
    for (Map<?, ?> item : items) {
      if (item.get(field) != null) {
        String value = KnownWords.value(field, item.get(field));
        findings.count("values of " + field, value, documented(field).contains(value));
      }
    }
  }

  private static void addPages(Findings findings, List<RecordedResponse> pages) {
    String sizes = Findings.join(pages.stream().map(page -> page.items().size() + ""));
    if (!pages.isEmpty()) {
      findings.see("items on the pages", sizes, sizes.matches("(10, )*(10|[0-9])"));
    }
    for (int i = 1; i < pages.size(); i++) {
      List<Map<?, ?>> before = pages.get(i - 1).items();
      long repeated = pages.get(i).items().stream().filter(before::contains).count();
      findings.see("items repeated on the next page", repeated + "");
    }
  }

  private static void addField(
      Findings findings, String name, Class<?> type, List<Map<?, ?>> items) {
    boolean required = REQUIRED.contains(name);
    if (required || items.stream().anyMatch(item -> item.containsKey(name))) {
      for (Map<?, ?> item : items) {
        Object value = item.get(name);
        boolean same = value == null ? !required : isOf(type, value);
        findings.count(name, item.containsKey(name) ? ValueShape.kind(value) : "absent", same);
      }
    }
  }

  private static boolean isOf(Class<?> type, Object value) {
    return type == Long.class
        ? ValueShape.kind(value).equals("integer")
        : value instanceof String && (type != Instant.class || ValueShape.time(value) != null);
  }

  private static void addOrder(Findings findings, List<Map<?, ?>> items) {
    List<Instant> starts =
        items.stream()
            .map(item -> ValueShape.time(item.get("sync_start_time")))
            .filter(Objects::nonNull)
            .toList();
    boolean ascending = starts.stream().sorted().toList().equals(starts);
    boolean descending = starts.stream().sorted(Comparator.reverseOrder()).toList().equals(starts);
    String order = descending ? "newest first" : ascending ? "oldest first" : "neither";
    if (!ascending || !descending) { // otherwise there are too few different times
      findings.see("order", order, descending);
    }
  }
}
