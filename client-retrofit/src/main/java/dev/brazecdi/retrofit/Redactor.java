package dev.brazecdi.retrofit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Takes an API key out of texts, in every form a server may echo it in. */
final class Redactor {
  private static final String HIDDEN = "[API key]";

  private Redactor() {}

  static String redact(String text, String key) {
    String redacted = text.replace(key, HIDDEN);
    String inUrl = URLEncoder.encode(key, StandardCharsets.UTF_8);
    redacted = redacted.replace(inUrl, HIDDEN).replace(inUrl.replace("+", "%20"), HIDDEN);
    String inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
    return redacted.replace(inJson, HIDDEN).replace(inJson.replace("/", "\\/"), HIDDEN);
  }
}
