package dev.brazecdi.core.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes values of the form {@code UTF-8'en'%c2%a3%20rates} (RFC 8187, section 3.2). */
final class ExtendedValue {
  private ExtendedValue() {}

  /** The text, or null if the value is not of that form. */
  static @Nullable String decode(String value) {
    int charsetEnd = value.indexOf('\'');
    int languageEnd = value.indexOf('\'', charsetEnd + 1);
    if (charsetEnd < 0 || languageEnd < 0) {
      return null;
    }
    Charset charset = charset(value.substring(0, charsetEnd));
    if (charset == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(value.length());
    for (int i = languageEnd + 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        int octet = i + 2 < value.length() ? octet(value.charAt(i + 1), value.charAt(i + 2)) : -1;
        if (octet < 0) {
          return null;
        }
        bytes.put((byte) octet);
        i += 2;
      } else if (isAttributeChar(c)) {
        bytes.put((byte) c);
      } else {
        return null;
      }
    }
    try {
      return charset.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable Charset charset(String name) {
    if (name.equalsIgnoreCase("UTF-8")) {
      return StandardCharsets.UTF_8;
    }
    return name.equalsIgnoreCase("ISO-8859-1") ? StandardCharsets.ISO_8859_1 : null;
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
