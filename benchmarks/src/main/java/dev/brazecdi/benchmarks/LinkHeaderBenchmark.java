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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading the documented {@code Link} header, beside the least that any reading must do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LinkHeaderBenchmark {
  private final String header =
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDow>;"
          + " rel=\"prev\",</cdi/integrations00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMDA=>; rel=\"next\"";
  private final List<String> fields = List.of(header);

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

  /** The lower bound: two searches and a substring, which is right on this one header only. */
  @Benchmark
  public String twoSearches() {
    int start = header.indexOf("cursor=", header.indexOf("prev"));
    return header.substring(start + "cursor=".length(), header.indexOf('>', start));
  }
}
