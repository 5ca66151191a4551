package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.KEY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.RateLimitedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status with every body a server may send: one exception, bounded, and without the key. */
final class ErrorShapesTest {
  private static final Map<Integer, Class<? extends BrazeCdiException>> TYPES =
      new LinkedHashMap<>();
  private static final Map<String, Buffer> BODIES = new LinkedHashMap<>();

  static {
    TYPES.put(302, ApiException.class);
    TYPES.put(400, ApiException.class);
    TYPES.put(401, UnauthorizedException.class);
    TYPES.put(403, ForbiddenException.class);
    TYPES.put(404, NotFoundException.class);
    TYPES.put(408, ApiException.class);
    TYPES.put(418, ApiException.class);
    TYPES.put(429, RateLimitedException.class);
    TYPES.put(500, ServerException.class);
    TYPES.put(503, ServerException.class);
    BODIES.put("empty", new Buffer());
    BODIES.put("message", text("{\"message\":\"said " + KEY + "\"}"));
    BODIES.put("texts", text("{\"message\":\"no\",\"errors\":[\"" + KEY + "\",\"b\"]}"));
    BODIES.put("escaped", text("{\"message\":\"\\u004bEY-IN-USE and \\u004BEY\\u002dIN-USE\"}"));
    BODIES.put("other shape", text("{\"error\":{\"code\":7,\"key\":\"" + KEY + "\"}}"));
    BODIES.put("array", text("[\"" + KEY + "\"]"));
    BODIES.put("html", text("<html>\n<h1>" + KEY + "</h1>"));
    BODIES.put("half", text("{\"message\":\"said " + KEY));
    BODIES.put("10 MB", text("{\"message\":\"" + "x".repeat(10_000_000) + "\"}"));
    BODIES.put("key where it is cut", text(" ".repeat(64 * 1024 - 5) + KEY + KEY));
    BODIES.put("deep", text("[".repeat(100_000)));
    BODIES.put("no text", new Buffer().write(ByteString.decodeHex("ff00fe80c0afeda080")));
    BODIES.put("utf-16", new Buffer().write(("\ufeff" + KEY).getBytes(StandardCharsets.UTF_16BE)));
  }

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  static Stream<Arguments> shapes() {
    return TYPES.keySet().stream()
        .flatMap(status -> BODIES.keySet().stream().map(body -> Arguments.of(status, body)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("shapes")
  void oneExceptionThatSaysWhat(int status, String body) {
    for (boolean breaksOff : new boolean[] {false, true}) {
      MockResponse.Builder answer =
          new MockResponse.Builder()
              .code(status)
              .setHeader("Content-Type", body.equals("html") ? "text/html" : "application/json")
              .setHeader("X-Request-Id", "req-1")
              .body(requireNonNull(BODIES.get(body)).copy());
      braze.enqueue(breaksOff ? answer.onResponseBody(new SocketEffect.CloseSocket()) : answer);

      BrazeCdiException e =
          catchThrowableOfType(
              BrazeCdiException.class, () -> braze.client().jobSyncStatuses(ID).firstPage());

      assertThat(e).isExactlyInstanceOf(TYPES.get(status));
      assertThat(e.requestId()).isEqualTo("req-1");
      assertThat(e).hasMessageContaining("answered " + status);
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      assertThat(e.getMessage()).hasSizeLessThan(1_000);
      assertThat(trace.toString()).doesNotContain(KEY).doesNotContain(KEY.substring(0, 4));
    }
  }

  private static Buffer text(String text) {
    return new Buffer().writeUtf8(text);
  }
}
