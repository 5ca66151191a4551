package dev.brazecdi.benchmarks;

import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.link.Link;
import dev.brazecdi.core.link.LinkHeader;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Reading {@code Link} headers, beside two plain searches. */
public class LinkHeaderBenchmark extends NanosecondBenchmark {
  @Param public SampleHeader header = SampleHeader.DOCUMENTED;

  private String text = "";
  private List<String> fields = List.of();
  private String parameter = "";

  /** Takes the header apart. */
  @Setup
  public void header() {
    text = header.text();
    fields = List.of(text);
    parameter = header.cursorParameter();
  }

  /** The cursor of the next page. */
  @Benchmark
  public PageLink nextCursor() {
    return LinkHeader.pageLink(fields, "next", parameter);
  }

  /** All links as values. */
  @Benchmark
  public List<Link> allLinks() {
    return LinkHeader.parse(fields);
  }

  /**
   * The measure: the target of the link, its end by one search and its beginning by another. It is
   * no parser, for it believes whatever looks like the end, and it looks for no cursor.
   */
  @Benchmark
  public String twoSearches() {
    int end = text.indexOf(">; rel=\"next\"");
    int start = text.lastIndexOf('<', end) + 1;
    return text.substring(start, end);
  }

  /** The least it could be, right where the first link is the one: its target, found and copied. */
  @Benchmark
  public String firstTarget() {
    int start = text.indexOf('<') + 1;
    return text.substring(start, text.indexOf('>', start));
  }
}
