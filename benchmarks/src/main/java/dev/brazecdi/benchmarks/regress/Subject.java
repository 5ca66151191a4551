package dev.brazecdi.benchmarks.regress;

import dev.brazecdi.api.TimestampBenchmark;
import dev.brazecdi.benchmarks.ItemIterationBenchmark;
import dev.brazecdi.benchmarks.LinkHeaderBenchmark;
import dev.brazecdi.benchmarks.PageDecodingBenchmark;
import dev.brazecdi.benchmarks.PageWalkBenchmark;
import dev.brazecdi.benchmarks.RateLimiterBenchmark;
import dev.brazecdi.benchmarks.SampleHeader;
import dev.brazecdi.benchmarks.SamplePage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A benchmark with its parameters, whose speed is compared.
 *
 * @param name short and without spaces, such as {@code next-cursor-documented}
 * @param benchmark as in {@link Variant}
 * @param parameters as in {@link Variant}
 */
record Subject(String name, String benchmark, List<String> parameters) {
  /** Returns the subjects: the hot path. */
  static List<Subject> all() {
    List<Subject> subjects = new ArrayList<>();
    for (SampleHeader header : SampleHeader.values()) {
      subjects.add(of("next-cursor", LinkHeaderBenchmark.class, "nextCursor", "header=" + header));
    }
    for (SampleHeader header : SampleHeader.values()) {
      subjects.add(of("all-links", LinkHeaderBenchmark.class, "allLinks", "header=" + header));
    }
    for (SamplePage page : SamplePage.values()) {
      subjects.add(of("decode-page", PageDecodingBenchmark.class, "decodePage", "page=" + page));
    }
    subjects.add(of("timestamp", TimestampBenchmark.class, "timestamp"));
    subjects.add(of("items", ItemIterationBenchmark.class, "items"));
    subjects.add(of("rate-budget", RateLimiterBenchmark.class, "oneThread"));
    subjects.add(of("walk-page", PageWalkBenchmark.class, "client"));
    return subjects;
  }

  private static Subject of(String name, Class<?> type, String method, String... parameters) {
    StringBuilder whole = new StringBuilder(name);
    for (String parameter : parameters) {
      String value = parameter.substring(parameter.indexOf('=') + 1);
      whole.append('-').append(value.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return new Subject(whole.toString(), type.getName() + '.' + method, Arrays.asList(parameters));
  }

  Variant on(String side, List<Path> classPath) {
    return new Variant(side, benchmark, parameters, classPath);
  }
}
