package dev.brazecdi.retrofit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Takes an API key out of texts, in every form a server may echo it in. Immutable. */
final class Redactor {
  private static final String HIDDEN = "[API key]";

  private final List<String> forms;

  Redactor(String key) {
    String inUrl = URLEncoder.encode(key, StandardCharsets.UTF_8);
    String inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
    forms =
        Stream.of(key, inUrl, inUrl.replace("+", "%20"), inJson, inJson.replace("/", "\\/"))
            .distinct()
            .toList();
  }

  String redact(String text) {
    String redacted = text;
    for (String form : forms) {
      redacted = redacted.replace(form, HIDDEN);
    }
    return redacted;
  }
}
