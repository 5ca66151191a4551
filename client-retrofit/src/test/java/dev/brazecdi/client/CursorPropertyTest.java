package dev.brazecdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.client.fixtures.PromptSockets;
import dev.brazecdi.core.UnreadableLinkException;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A cursor goes from a {@code Link} header to the next request's query over real sockets. */
final class CursorPropertyTest {
  private static final MockWebServer SERVER = PromptSockets.server();

  @BeforeContainer
  static void start() throws IOException {
    SERVER.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterContainer
  static void stop() {
    SERVER.close();
  }

  @Tag("long")
  @Property(tries = 300)
  void cursorGoesBackByteForByte(
      @ForAll("cursors") String cursor,
      @ForAll("before") String before,
      @ForAll("behind") String behind)
      throws InterruptedException {
    assertThat(queryOfTheSecondRequest(before + "cursor=" + cursor + behind))
        .isEqualTo("cursor=" + cursor);
  }

  @Tag("long")
  @Property(tries = 100)
  void whatIsBeyondAsciiGoesBackAsUtf8(@ForAll("beyondAscii") String cursor)
      throws InterruptedException {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : cursor.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(octet >= 0 ? (char) octet : String.format("%%%02X", octet));
    }

    assertThat(queryOfTheSecondRequest("/x?cursor=" + cursor)).isEqualTo("cursor=" + escaped);
  }

  @Example
  void cursorWhoseOctetsWereLostIsNotSentBack() {
    SERVER.enqueue(
        FakeBraze.page(FakeBraze.item("success"))
            .addHeaderLenient("Link", "</x?cursor=a\ufffdb>; rel=next")
            .build());
    int before = SERVER.getRequestCount();

    try (BrazeCdiClient braze = client()) {
      assertThat(catchThrowable(() -> braze.jobSyncStatuses(FakeBraze.ID).forEach(sync -> {})))
          .isInstanceOf(UnreadableLinkException.class);
    }
    assertThat(SERVER.getRequestCount()).isEqualTo(before + 1);
  }

  @Example
  void keyThatAServerPutsIntoALinkIsNeitherSentInAUrlNorShown() {
    SERVER.enqueue(
        FakeBraze.page(FakeBraze.item("success"), "</x?cursor=" + FakeBraze.KEY + ">; rel=next")
            .build());
    SERVER.enqueue(
        FakeBraze.page(FakeBraze.item("success"), "<" + FakeBraze.KEY + "; rel=next").build());
    int before = SERVER.getRequestCount();

    try (BrazeCdiClient braze = client()) {
      for (int i = 0; i < 2; i++) {
        assertThat(catchThrowable(() -> braze.jobSyncStatuses(FakeBraze.ID).forEach(sync -> {})))
            .isInstanceOf(UnreadableLinkException.class)
            .hasMessageContaining("[API key]")
            .hasMessageNotContaining(FakeBraze.KEY);
      }
    }
    assertThat(SERVER.getRequestCount()).isEqualTo(before + 2);
  }

  /** Two pages, the first of which links to a target. */
  private static String queryOfTheSecondRequest(String target) throws InterruptedException {
    MockResponse.Builder first =
        FakeBraze.page(FakeBraze.item("success"))
            .addHeaderLenient("Link", "<" + target + ">; rel=\"next\"");
    SERVER.enqueue(first.build());
    SERVER.enqueue(FakeBraze.page(FakeBraze.item("success")).build());
    while (SERVER.takeRequest(0, TimeUnit.NANOSECONDS) != null) {
      // requests of earlier tries
    }
    try (BrazeCdiClient braze = client()) {
      assertThat(braze.jobSyncStatuses(FakeBraze.ID)).hasSize(2);
    }
    SERVER.takeRequest();
    String second = SERVER.takeRequest().getTarget();
    return second.substring(second.indexOf('?') + 1);
  }

  private static BrazeCdiClient client() {
    return BrazeCdiClient.builder()
        .baseUrl(SERVER.url("/").toString())
        .apiKey(ApiKey.of(FakeBraze.KEY))
        .timeSource(new VirtualTime(Instant.parse("2026-03-25T06:00:10Z")))
        .build();
  }

  @Provide
  Arbitrary<String> cursors() {
    // OkHttp escapes the apostrophe by itself; the example tests say so.
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.of(
                "+", "/", "=", "%2B", "%2f", "%3D", "%", "?", "%zz", "%C3%A9", "cursor="),
            Arbitraries.strings().alpha().numeric().ofMaxLength(12),
            Arbitraries.strings().withChars("~!$()*,;:@-._[]|^`{}\\").ofMaxLength(4));
    Arbitrary<String> some = parts.list().ofMaxSize(6).map(list -> String.join("", list));
    return Arbitraries.frequencyOf(
        Tuple.of(20, some), Tuple.of(1, Arbitraries.of("", "Ab+/".repeat(2048))));
  }

  @Provide
  Arbitrary<String> beyondAscii() {
    return Arbitraries.of("é", "ß", "漢字", "a", "%E9", "😀", "+")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> before() {
    return Arbitraries.of("/x?", "?", "https://evil.example/?", "/a?page=2&", "/a?xcursor=1&&");
  }

  @Provide
  Arbitrary<String> behind() {
    return Arbitraries.of("", "&page=2", "#cursor=no", "&cursor=second", "&cursor");
  }
}
