package dev.brazecdi.cli.doctor.probe;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.brazecdi.cli.terminal.Console;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request and what came back, as it came: not safe to be shown before a {@link Redaction}.
 *
 * @param question what was asked
 * @param url the address that was requested
 * @param status the HTTP status; 0 if there was no answer
 * @param protocol the protocol of the answer; empty if there was none
 * @param headers the headers of the answer
 * @param body the body, or its beginning
 * @param json the body as maps, lists, texts, numbers and truth values; null if it is no JSON
 * @param failure why there is no answer, or not all of it; null if there is
 * @param sentAt when the request was about to be sent, by this machine's clock
 * @param answeredAt when the headers were there
 */
public record Exchange(
    Question question,
    HttpUrl url,
    int status,
    String protocol,
    Headers headers,
    String body,
    @Nullable Object json,
    @Nullable IOException failure,
    Instant sentAt,
    Instant answeredAt) {
  private static final JsonAdapter<Object> JSON =
      new Moshi.Builder().build().adapter(Object.class).nullSafe();

  /** A request without an answer. */
  static Exchange unanswered(Question question, HttpUrl url, IOException why, Console console) {
    Instant now = console.time().instant();
    return new Exchange(question, url, 0, "", Headers.EMPTY, "", null, why, now, now);
  }

  public boolean isSuccess() {
    return status == 200;
  }

  /** Whether it is a page of a list, and not any other thing that was answered 200. */
  public boolean isPage() {
    return isSuccess() && members().get("results") instanceof List<?>;
  }

  /** Whether there are headers, whatever became of the body. */
  boolean isAnswered() {
    return status != 0;
  }

  /** The members of the body; none if it is no JSON object. */
  public Map<?, ?> members() {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The items of a page that are JSON objects. */
  public List<Map<?, ?>> items() {
    if (!isSuccess() || !(members().get("results") instanceof List<?> results)) {
      return List.of();
    }
    return results.stream()
        .<Map<?, ?>>mapMulti(
            (item, sink) -> {
              if (item instanceof Map<?, ?> map) {
                sink.accept(map);
              }
            })
        .toList();
  }

  /** What a body holds; null if it is no JSON. */
  public static @Nullable Object parse(String body) {
    try {
      return JSON.fromJson(body);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }
}
