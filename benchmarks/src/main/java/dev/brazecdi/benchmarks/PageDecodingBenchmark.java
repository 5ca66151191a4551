package dev.brazecdi.benchmarks;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatusPage;
import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Decoding a page of ten sync statuses with thirty times, as the client does. */
public class PageDecodingBenchmark extends NanosecondBenchmark {
  @Param public SamplePage page = SamplePage.COMPACT;

  private final JsonAdapter<JobSyncStatusPage> adapter =
      new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build().adapter(JobSyncStatusPage.class);
  private ByteString body = ByteString.EMPTY;

  /** Makes the body. */
  @Setup
  public void body() {
    body = ByteString.encodeUtf8(page.body());
  }

  /** The page as the client decodes it. */
  @Benchmark
  public @Nullable JobSyncStatusPage decodePage() throws IOException {
    return adapter.fromJson(new Buffer().write(body));
  }

  /** The lower bound: every octet looked at once, and nothing made of it. */
  @Benchmark
  public Object sumOfOctets() {
    int sum = 0;
    for (int i = 0; i < body.size(); i++) {
      sum += body.getByte(i);
    }
    return sum;
  }
}
