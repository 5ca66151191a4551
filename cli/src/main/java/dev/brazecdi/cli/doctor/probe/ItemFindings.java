package dev.brazecdi.cli.doctor.probe;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Findings about pages and their items. */
final class ItemFindings {
  static final int PAGE_SIZE = 10;

  private ItemFindings() {}

  static void add(Findings findings, Transcript transcript, boolean ofSyncs) {
    List<RecordedResponse> pages = transcript.pages(ofSyncs);
    sizes(findings, pages.stream().map(page -> page.items().size()).toList());
    List<Map<?, ?>> items = pages.stream().flatMap(page -> page.items().stream()).toList();
    List<KnownWords.Field> fields = KnownWords.fields(ofSyncs);
    fields.forEach(field -> field(findings, field, items));
    List<String> known = fields.stream().map(KnownWords.Field::name).toList();
    Stream<String> others =
        names(items).filter(name -> !known.contains(name)).distinct().map(transcript::name);
    findings.none("undocumented fields", !items.isEmpty(), others);
    if (ofSyncs) {
      values(findings, "job_status", KnownWords.STATUSES, items);
      order(findings, items);
    } else {
      values(findings, "last_job_status", KnownWords.STATUSES, items);
      values(findings, "integration_type", List.of(), items);
      values(findings, "integration_status", List.of(), items);
      values(findings, "warehouse_type", List.of(), items);
    }
    findings.each(
        "items repeated on the next page",
        "0",
        IntStream.range(1, pages.size()).boxed().toList(),
        i ->
            ""
                + pages.get(i).items().stream()
                    .filter(new HashSet<>(pages.get(i - 1).items())::contains)
                    .count());
  }

  private static void sizes(Findings findings, List<Integer> sizes) {
    int pages = sizes.size();
    boolean same =
        IntStream.range(0, pages)
            .allMatch(
                i -> sizes.get(i) == PAGE_SIZE || (i == pages - 1 && sizes.get(i) < PAGE_SIZE));
    String seen = Findings.join(sizes.stream().map(String::valueOf));
    findings.compare("items on the pages", "10, fewer on the last", seen, same);
  }

  private static void field(Findings findings, KnownWords.Field field, List<Map<?, ?>> items) {
    String name = field.name();
    boolean never = !field.isRequired() && names(items).noneMatch(name::equals);
    Stream<String> kinds =
        items.stream().map(it -> it.containsKey(name) ? ValueShape.kind(it.get(name)) : "absent");
    String seen = never ? "" : Findings.counts(kinds);
    boolean same = items.stream().allMatch(item -> field.accepts(item.get(name)));
    findings.compare(name, field.isRequired() ? "required" : "optional", seen, same);
  }

  private static Stream<String> names(List<Map<?, ?>> items) {
    return items.stream().flatMap(item -> item.keySet().stream()).map(String::valueOf);
  }

  private static void values(
      Findings findings, String field, List<String> documented, List<Map<?, ?>> items) {
    List<String> values =
        items.stream()
            .filter(item -> item.get(field) != null)
            .map(item -> KnownWords.value(field, item.get(field)))
            .toList();
    findings.compare(
        "values of " + field,
        String.join(", ", documented),
        Findings.counts(values.stream()),
        documented.containsAll(values));
  }

  private static void order(Findings findings, List<Map<?, ?>> items) {
    List<Instant> starts =
        items.stream()
            .map(item -> ValueShape.time(item.get("sync_start_time")))
            .filter(Objects::nonNull)
            .toList();
    boolean ascending = starts.stream().sorted().toList().equals(starts);
    boolean descending = starts.stream().sorted(Comparator.reverseOrder()).toList().equals(starts);
    String order = descending ? "newest first" : ascending ? "oldest first" : "neither";
    String seen = ascending && descending ? "" : order; // too few different times
    findings.compare("order", "newest first is likely", seen, descending);
  }
}
