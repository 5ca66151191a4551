package dev.brazecdi.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alibaba.fastjson2.JSON;
import com.dslplatform.json.DslJson;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.gson.Gson;
import com.squareup.moshi.JsonAdapter;
import dev.brazecdi.benchmarks.NanosecondBenchmark;
import dev.brazecdi.benchmarks.SamplePage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Decoding a page of ten sync statuses with thirty times, as others do. All give {@code Instant}s
 * but the yardstick, {@link #moshiOptionsStrings()}, which leaves times as text.
 */
public class PageDecodingPeers extends NanosecondBenchmark {
  @Param public SamplePage page = SamplePage.COMPACT;

  private final ObjectReader jackson = Decoders.jackson().readerFor(RecordPage.class);
  private final Gson gson = Decoders.gson();
  private final DslJson<Object> dslJson =
      new DslJson<>(new DslJson.Settings<>().includeServiceLoader());
  private final JsonAdapter<FieldsPage> moshi = Decoders.moshi().adapter(FieldsPage.class);
  private final JsonAdapter<StringPage> moshiByHand = new StringPageAdapter();
  private byte[] octets = {};
  private ByteString body = ByteString.EMPTY;

  /** Makes the body. */
  @Setup
  public void body() {
    octets = page.body().getBytes(UTF_8);
    body = ByteString.of(octets);
  }

  /** Jackson's databind with its module for java.time, to records. */
  @Benchmark
  public RecordPage jacksonRecords() throws IOException {
    return jackson.readValue(octets);
  }

  /** Gson, to classes; times by {@code Instant.parse}. */
  @Benchmark
  public FieldsPage gson() {
    return gson.fromJson(
        new InputStreamReader(new ByteArrayInputStream(octets), UTF_8), FieldsPage.class);
  }

  /** DSL-JSON with converters that were generated at compile time, to records. */
  @Benchmark
  public @Nullable RecordPage dslJson() throws IOException {
    return dslJson.deserialize(RecordPage.class, octets, octets.length);
  }

  /** Fastjson, to records. */
  @Benchmark
  public RecordPage fastjson2() {
    return JSON.parseObject(octets, RecordPage.class);
  }

  /** Moshi by reflection, to classes; times by {@code Instant.parse}. */
  @Benchmark
  public @Nullable FieldsPage moshiReflective() throws IOException {
    return moshi.fromJson(new Buffer().write(body));
  }

  /** The yardstick: Moshi without reflection, adapters by hand, times left as text. */
  @Benchmark
  public @Nullable StringPage moshiOptionsStrings() throws IOException {
    return moshiByHand.fromJson(new Buffer().write(body));
  }
}
