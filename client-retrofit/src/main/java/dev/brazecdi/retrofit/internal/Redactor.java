package dev.brazecdi.retrofit.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes an API key from texts, in every form in which a server may echo it. Immutable.
 *
 * <p>A text of fewer than eight characters is not an API key but, for example, the value of a test.
 * It stays, because it occurs in messages and cursors by chance.
 */
public final class Redactor {
  private static final String HIDDEN = "[API key]";
  private static final int SHORTEST_KEY = 8;

  private final List<String> forms;

  /** Creates a redactor for a key. */
  public Redactor(String key) {
    String inUrl = URLEncoder.encode(key, StandardCharsets.UTF_8);
    String inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
    forms =
        key.length() < SHORTEST_KEY
            ? List.of()
            : Stream.of(key, inUrl, inUrl.replace("+", "%20"), inJson, inJson.replace("/", "\\/"))
                .distinct()
                .toList();
  }

  /** Returns the text with the key replaced. */
  public String redact(String text) {
    String redacted = text;
    for (String form : forms) {
      redacted = redacted.replace(form, HIDDEN);
    }
    return redacted;
  }
}
