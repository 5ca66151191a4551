package dev.brazecdi.api;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parses a time, compared with the JDK. It is in this package because {@link Timestamps} is not
 * public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimestampBenchmark {
  @Param({"2026-03-25T12:53:35.183728Z", "2026-03-25T12:53:35+01:00"})
  public String text = "2026-03-25T12:53:35.183728Z";

  /** This library. */
  @Benchmark
  public @Nullable Instant timestamp() {
    return Timestamps.parse(text);
  }

  /** The JDK. */
  @Benchmark
  public Instant byTheJdk() {
    return Instant.parse(text);
  }
}
