package dev.brazecdi.retrofit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Takes an API key out of texts, in every form a server may echo it in. Immutable. */
final class Redactor {
  private static final String HIDDEN = "[API key]";

  private final String key;
  private final List<String> forms;

  Redactor(String key) {
    this.key = key;
    String inUrl = URLEncoder.encode(key, StandardCharsets.UTF_8);
    String inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
    forms =
        Stream.of(key, inUrl, inUrl.replace("+", "%20"), inJson, inJson.replace("/", "\\/"))
            .distinct()
            .toList();
  }

  /** Whether it is this key that it takes out. */
  boolean isOf(String key) {
    return this.key.equals(key);
  }

  String redact(String text) {
    String redacted = text;
    for (String form : forms) {
      redacted = redacted.replace(form, HIDDEN);
    }
    return redacted;
  }
}
