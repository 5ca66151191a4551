package dev.brazecdi.core.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes values of the form {@code UTF-8'en'%c2%a3%20rates} (RFC 8187, section 3.2). */
final class ExtendedValue {
  private static final char REPLACEMENT_CHARACTER = '\ufffd';
  private static final Charset[] CHARSETS = {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1};

  private ExtendedValue() {}

  /** The text, or null if the value is not of that form. */
  static @Nullable String decode(String value) {
    int charsetEnd = value.indexOf('\'');
    int languageEnd = value.indexOf('\'', charsetEnd + 1);
    if (charsetEnd < 0 || languageEnd < 0) {
      return null;
    }
    Charset charset = charset(value, charsetEnd);
    if (charset == null) {
      return null;
    }
    byte[] octets = new byte[value.length() - languageEnd - 1];
    int length = 0;
    for (int i = languageEnd + 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        int octet = i + 2 < value.length() ? octet(value.charAt(i + 1), value.charAt(i + 2)) : -1;
        if (octet < 0) {
          return null;
        }
        octets[length++] = (byte) octet;
        i += 2;
      } else if (isAttributeChar(c)) {
        octets[length++] = (byte) c;
      } else {
        return null;
      }
    }
    return decode(octets, length, charset);
  }

  private static @Nullable String decode(byte[] octets, int length, Charset charset) {
    String text = new String(octets, 0, length, charset);
    if (text.indexOf(REPLACEMENT_CHARACTER) < 0) {
      return text;
    }
    try { // it may be meant, or stand for octets that mean nothing
      return charset.newDecoder().decode(ByteBuffer.wrap(octets, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable Charset charset(String value, int end) {
    for (Charset charset : CHARSETS) {
      String name = charset.name();
      if (end == name.length() && value.regionMatches(true, 0, name, 0, end)) {
        return charset;
      }
    }
    return null;
  }

  private static int octet(char high, char low) {
    int h = high < 0x80 ? Character.digit(high, 16) : -1;
    int l = low < 0x80 ? Character.digit(low, 16) : -1;
    return h < 0 || l < 0 ? -1 : h << 4 | l;
  }

  private static boolean isAttributeChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$&+-.^_`|~".indexOf(c) >= 0;
  }
}
