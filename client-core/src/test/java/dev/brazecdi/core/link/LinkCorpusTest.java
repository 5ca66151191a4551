package dev.brazecdi.core.link;

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
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Runs a corpus of {@code Link} headers, one JSON object a line: {@code id}, {@code kind}, {@code
 * header} (or {@code header_parts}, a list of texts and how often each), {@code links} (or {@code
 * expect_counts}). What is {@code valid} must be read exactly and nothing may throw; how many of
 * the others are read alike is printed, and in our own corpus they all must be. Any other:
 *
 * <pre>mvn -pl client-core test -Dtest=LinkCorpusTest -Dbrazecdi.link.corpus=/path/to/corpus.jsonl
 * </pre>
 */
final class LinkCorpusTest {
  private static final Path OWN = Path.of("src/test/resources/links.jsonl");
  private static final Path CORPUS =
      Path.of(System.getProperty("brazecdi.link.corpus", OWN.toString()));

  private final JsonAdapter<Object> json = new Moshi.Builder().build().adapter(Object.class);

  @Test
  void validHeadersAreReadExactlyAndOthersWithoutException() throws IOException {
    SoftAssertions all = new SoftAssertions();
    Map<String, int[]> alike = new TreeMap<>();
    for (String line : Files.readAllLines(CORPUS)) {
      Map<?, ?> entry = (Map<?, ?>) requireNonNull(json.fromJson(line));
      String kind = (String) requireNonNull(entry.get("kind"));
      List<Link> links = LinkHeader.parse(List.of(header(entry)));
      LinkHeader.pageLink(List.of(header(entry)), "next", "cursor");
      Object expected = expected(entry);
      Object actual =
          expected instanceof List
              ? links.stream().map(LinkCorpusTest::asCorpus).toList()
              : (Object) (double) links.size();
      int[] counts = alike.computeIfAbsent(kind, any -> new int[2]);
      counts[0] += actual.equals(expected) ? 1 : 0;
      counts[1]++;
      if (kind.equals("valid") || CORPUS.equals(OWN)) {
        all.assertThat(actual).as("%s: %s", entry.get("id"), header(entry)).isEqualTo(expected);
      }
    }
    alike.forEach(
        (kind, counts) ->
            System.out.println(kind + ": " + counts[0] + " of " + counts[1] + " alike"));
    all.assertAll();
    assertThat(alike).as("kinds in %s", CORPUS).containsKey("valid");
  }

  private static Object expected(Map<?, ?> entry) {
    Object links = entry.get("links");
    return links != null
        ? links
        : requireNonNull(((Map<?, ?>) requireNonNull(entry.get("expect_counts"))).get("links"));
  }

  private static String header(Map<?, ?> entry) {
    if (entry.get("header") instanceof String header) {
      return header;
    }
    StringBuilder header = new StringBuilder();
    for (Object part : (List<?>) requireNonNull(entry.get("header_parts"))) {
      List<?> pair = (List<?>) part;
      header.append(((String) pair.get(0)).repeat(((Double) pair.get(1)).intValue()));
    }
    return header.toString();
  }

  private static Map<String, @Nullable Object> asCorpus(Link link) {
    List<List<String>> parameters = new ArrayList<>();
    link.parameters().forEach(p -> parameters.add(List.of(p.name(), p.value())));
    Map<String, @Nullable Object> links = new java.util.HashMap<>();
    links.put("target", link.target());
    links.put("rel", link.relationTypes());
    links.put("anchor", link.anchor());
    links.put("params", parameters);
    return links;
  }
}
