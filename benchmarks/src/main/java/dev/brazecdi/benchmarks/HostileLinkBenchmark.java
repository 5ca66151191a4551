package dev.brazecdi.benchmarks;

import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.link.Link;
import dev.brazecdi.core.link.LinkHeader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Inputs of the shapes that took other parsers quadratic time (CVE-2021-23490, CVE-2025-25288,
 * CVE-2025-25290), doubled up to a mebibyte: the time may double, and no more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HostileLinkBenchmark {
  /** What is repeated between a beginning and an end. */
  public enum Shape {
    OPEN_BRACKETS("", "<", ">; rel=next"),
    LINKS_WITHOUT_END("", "<a", ""),
    QUOTES_WITHOUT_END("", "<>; rel=\"", ""),
    MANY_LINKS("", "<a>,", "<b?cursor=1>; rel=next"),
    SPACES_IN_RELATION("<a>; rel=\"", " ", "next"),
    SPACES_IN_VALUE("<a>; title=x", " ", "y; rel=next"),
    BACKSLASHES("<a>; title=\"", "\\", "\"; rel=next"),
    PARAMETERS("<a>", "; title*=UTF-8''%41", "; rel=next"),
    NEARLY_THE_WORD("<a>; rel=\"", "nex'", "\"");

    private final String beginning;
    private final String repeated;
    private final String end;

    Shape(String beginning, String repeated, String end) {
      this.beginning = beginning;
      this.repeated = repeated;
      this.end = end;
    }
  }

  @Param public Shape shape = Shape.OPEN_BRACKETS;

  /** Characters. */
  @Param({"262144", "524288", "1048576"})
  public int size;

  private List<String> fields = List.of();

  /** Makes the field. */
  @Setup
  public void field() {
    fields =
        List.of(
            shape.beginning + shape.repeated.repeat(size / shape.repeated.length()) + shape.end);
  }

  /** The cursor of the next page. */
  @Benchmark
  public PageLink nextCursor() {
    return LinkHeader.pageLink(fields, "next", "cursor");
  }

  /** All links as values. */
  @Benchmark
  public List<Link> allLinks() {
    return LinkHeader.parse(fields);
  }
}
