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
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Runs a corpus of {@code Link} headers, one JSON object a line: {@code id}, {@code kind}, {@code
 * header} (or {@code header_parts}, a list of texts and how often each), {@code links} (or {@code
 * expect_counts}). What is {@code valid} must be read exactly; nothing may throw. Our own corpus,
 * or any other:
 *
 * <pre>mvn -pl client-core test -Dtest=LinkCorpusTest -Dbrazecdi.link.corpus=/path/to/corpus.jsonl
 * </pre>
 */
final class LinkCorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("brazecdi.link.corpus", "src/test/resources/links.jsonl"));

  private final JsonAdapter<Object> json = new Moshi.Builder().build().adapter(Object.class);

  @Test
  void validHeadersAreReadExactlyAndOthersWithoutException() throws IOException {
    SoftAssertions all = new SoftAssertions();
    int valid = 0;
    for (String line : Files.readAllLines(CORPUS)) {
      Map<?, ?> entry = (Map<?, ?>) requireNonNull(json.fromJson(line));
      List<Link> links = LinkHeader.parse(List.of(header(entry)));
      LinkHeader.pageLink(List.of(header(entry)), "next", "cursor");
      if (!"valid".equals(entry.get("kind"))) {
        continue;
      }
      valid++;
      if (entry.get("links") != null) {
        all.assertThat(links.stream().map(LinkCorpusTest::asCorpus).toList())
            .as("%s: %s", entry.get("id"), header(entry))
            .isEqualTo(entry.get("links"));
      } else {
        Map<?, ?> counts = (Map<?, ?>) requireNonNull(entry.get("expect_counts"));
        all.assertThat((double) links.size())
            .as("%s", entry.get("id"))
            .isEqualTo(counts.get("links"));
      }
    }
    all.assertAll();
    assertThat(valid).as("valid cases").isPositive();
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
