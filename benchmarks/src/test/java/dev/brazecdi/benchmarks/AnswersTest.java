package dev.brazecdi.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.TimestampBenchmark;
import dev.brazecdi.core.Cursor;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is timed must be right: the answers of the benchmarks, bounds included. */
final class AnswersTest {
  @ParameterizedTest
  @EnumSource
  void headersAreRead(SampleHeader header) {
    LinkHeaderBenchmark benchmark = new LinkHeaderBenchmark();
    benchmark.header = header;
    benchmark.header();

    assertThat(benchmark.nextCursor()).isEqualTo(Cursor.of(header.nextCursor()));
    assertThat(benchmark.twoSearches()).isEqualTo(header.nextTarget());
    assertThat(header.links().get(0)).endsWith(" " + benchmark.firstTarget());
    assertThat(benchmark.allLinks())
        .extracting(link -> String.join(" ", link.relationTypes()) + " " + link.target())
        .isEqualTo(header.links());
  }

  @ParameterizedTest
  @EnumSource
  void pagesAreDecoded(SamplePage page) throws IOException {
    PageDecodingBenchmark benchmark = new PageDecodingBenchmark();
    benchmark.page = page;
    benchmark.body();

    List<JobSyncStatus> statuses = requireNonNull(benchmark.decodePage()).results();

    assertThat(statuses)
        .extracting(JobSyncStatus::syncStartTime)
        .containsExactlyElementsOf(
            IntStream.range(0, SamplePage.ITEMS).mapToObj(SamplePage::startOf).toList());
    assertThat(statuses)
        .extracting(JobSyncStatus::rowsSynced)
        .containsExactlyElementsOf(
            IntStream.range(0, SamplePage.ITEMS).mapToObj(SamplePage::rowsOf).toList());
  }

  @Test
  void everyItemIsWalkedOver() throws IOException {
    PageWalkBenchmark benchmark = new PageWalkBenchmark();
    try {
      long rows = 0;
      long seconds = 0;
      for (int i = 0; i < SamplePage.ITEMS; i++) {
        rows += SamplePage.rowsOf(i);
        seconds += SamplePage.startOf(i).getEpochSecond();
      }
      PageWalkBenchmark.Total expected =
          new PageWalkBenchmark.Total(PlainServer.PAGES * rows, PlainServer.PAGES * seconds);
      assertThat(benchmark.client()).isEqualTo(expected);
      assertThat(benchmark.byHand()).isEqualTo(expected);
      assertThat(benchmark.bodiesDrained())
          .isEqualTo((long) PlainServer.PAGES * SamplePage.COMPACT.body().length());
    } finally {
      benchmark.stop();
    }
  }

  @Test
  void itemsAreIteratedAsTheListIs() {
    ItemIterationBenchmark benchmark = new ItemIterationBenchmark();

    assertThat(benchmark.items()).isEqualTo(benchmark.list());
  }

  @Test
  void timesAreReadAsTheJdkReadsThem() {
    TimestampBenchmark benchmark = new TimestampBenchmark();

    Instant time = benchmark.timestamp();

    assertThat(time).isEqualTo(benchmark.byTheJdk());
  }
}
