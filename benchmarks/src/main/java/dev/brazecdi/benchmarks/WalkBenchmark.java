package dev.brazecdi.benchmarks;

import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The JMH settings of page walks over loopback, and the server that they read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public abstract class WalkBenchmark {
  protected final PlainServer server = PlainServer.start(SamplePage.COMPACT.body());
  protected final OkHttpClient okHttp = new OkHttpClient();

  /** Returns the URL of the first page. */
  protected String first() {
    return server.baseUrl() + PlainServer.path();
  }

  /** Stops the server. */
  @TearDown(Level.Trial)
  public void stop() {
    server.close();
    okHttp.connectionPool().evictAll();
  }
}
