package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.fixture;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Instances;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateLimiter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class SetupTest {
  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void keyComesFromTheEnvironmentOrAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), " from-file\n");

    assertThat(ApiKey.fromEnv(Map.of("BRAZE_API_KEY", "from-variable")).value())
        .isEqualTo("from-variable");
    assertThat(ApiKey.fromEnv(Map.of("BRAZE_API_KEY_FILE", file.toString())).value())
        .isEqualTo("from-file");
    ApiKey key = ApiKey.fromFile(file);
    Files.writeString(file, "rotated");
    assertThat(key.value()).isEqualTo("rotated");
  }

  @Test
  void keyThatIsNoneIsRefusedWithoutShowingIt(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing");
    Path empty = Files.writeString(folder.resolve("empty"), "\n");

    assertThatThrownBy(() -> ApiKey.of(" ")).hasMessage("the API key is blank");
    assertThatThrownBy(() -> ApiKey.of("secret\nkey"))
        .hasMessageContaining("index 6")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> ApiKey.of("schlüssel")).hasMessageContaining("index 4");
    assertThatThrownBy(() -> ApiKey.fromFile(missing)).hasMessageContaining(missing.toString());
    assertThatThrownBy(() -> ApiKey.fromFile(empty)).hasMessageContaining(empty.toString());
    assertThatThrownBy(() -> ApiKey.fromEnv(Map.of()))
        .hasMessageContaining("BRAZE_API_KEY")
        .hasMessageContaining("BRAZE_API_KEY_FILE");
  }

  @Test
  void addressThatWouldGiveTheKeyAwayIsRefused() {
    for (String url :
        List.of(
            "http://rest.iad-03.braze.com",
            "ftp://rest.iad-03.braze.com",
            "rest.iad-03.braze.com",
            "",
            "https://user:password@rest.iad-03.braze.com",
            "https://rest.iad-03.braze.com?x=1")) {
      assertThatThrownBy(() -> BrazeCdiClient.builder().baseUrl(url))
          .as(url)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("password");
    }
    for (String url :
        List.of("https://rest.new.braze.com", "http://localhost:1", "http://[::1]:1")) {
      assertThat(BrazeCdiClient.builder().baseUrl(url)).isNotNull();
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> BrazeCdiClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("instance(…)")
        .hasMessageContaining("BRAZE_INSTANCE");
    assertThatThrownBy(() -> BrazeCdiClient.builder().instance(Instances.US_03).build())
        .hasMessageContaining("apiKey(…)")
        .hasMessageContaining("BRAZE_API_KEY_FILE");
    assertThatThrownBy(() -> BrazeCdiClient.builder().fromEnv(Map.of()).build())
        .hasMessageContaining("BRAZE_INSTANCE");
    assertThatThrownBy(() -> BrazeCdiClient.builder().fromEnv(Map.of("BRAZE_INSTANCE", "US-99")))
        .hasMessageContaining("US-99");
  }

  @Test
  void settingsThatMeanNothingAreRefused() {
    BrazeCdiClientBuilder builder = BrazeCdiClient.builder();
    assertThatThrownBy(() -> builder.userAgentSuffix("Gähn")).hasMessageContaining("Gähn");
    assertThatThrownBy(() -> builder.quota(new Quota("listSyncs", 1, Duration.ofMinutes(1))))
        .hasMessage("\"listSyncs\" is no operation; there are " + operations());
  }

  private static List<String> operations() {
    return Stream.of(CdiApi.class.getMethods()).map(Method::getName).sorted().toList();
  }

  @Test
  void environmentFillsOnlyWhatIsNotSet() {
    BrazeCdiClient client =
        BrazeCdiClient.builder()
            .instance(Instances.US_10)
            .fromEnv(Map.of("BRAZE_INSTANCE", "EU-02", "BRAZE_API_KEY", "secret"))
            .build();

    assertThat(client).hasToString("BrazeCdiClient(https://rest.us-10.braze.com/)");
  }

  @Test
  void exceptionsSurviveSerialization() throws IOException, ClassNotFoundException {
    DecodingException e = new DecodingException("m", new IOException("c"), "id", PageLink.NONE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e.resumingFrom(Cursor.of("b")));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      DecodingException read = (DecodingException) in.readObject();
      assertThat(read.nextLink()).isSameAs(PageLink.NONE);
      assertThat(read.resumeFrom()).isEqualTo(Cursor.of("b"));
    }
  }

  @Test
  void clientOfTheEnvironmentGoesWhereItSays() {
    BrazeCdiClient client =
        BrazeCdiClient.builder()
            .fromEnv(Map.of("BRAZE_INSTANCE", "EU-02", "BRAZE_API_KEY", "secret"))
            .build();

    assertThat(client).hasToString("BrazeCdiClient(https://rest.fra-02.braze.eu/)");
  }

  @Test
  void keyGoesNowhereButIntoItsHeader() throws InterruptedException {
    List<String> output = new ArrayList<>();
    Handler handler = collector(output);
    Logger root = Logger.getLogger("");
    Level level = root.getLevel();
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    Logger okhttp = Logger.getLogger("okhttp3");
    okhttp.setLevel(Level.ALL);
    try {
      RateLimiter limiter = RateLimiter.create();
      BrazeCdiClientBuilder builder = braze.builder().rateLimiter(limiter);
      BrazeCdiClient client = builder.build();
      braze.enqueue(page(item("success"), "</x?cursor=b>; rel=next"));
      braze.enqueue(status(401, fixture("unauthorized.json")));
      try {
        client.jobSyncStatuses(ID).forEach(sync -> output.add(sync.toString()));
      } catch (BrazeCdiException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        output.add(trace.toString());
      }
      output.add(client + " " + limiter + " " + builder + " " + ApiKey.of(FakeBraze.KEY));
    } finally {
      root.removeHandler(handler);
      root.setLevel(level);
      okhttp.setLevel(null);
    }

    assertThat(braze.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer " + FakeBraze.KEY);
    assertThat(output).hasSizeGreaterThan(3);
    assertThat(output).allSatisfy(text -> assertThat(text).doesNotContain(FakeBraze.KEY));
  }

  private static Handler collector(List<String> output) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        output.add(new SimpleFormatter().format(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
