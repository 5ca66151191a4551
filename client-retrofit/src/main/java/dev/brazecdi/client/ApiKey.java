package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A REST API key, which is never printed.
 *
 * <p>Safe for use by several threads, if its supplier is.
 */
public final class ApiKey {
  /** The environment variable that holds a key. */
  public static final String VARIABLE = "BRAZE_API_KEY";

  /** The environment variable that names a file which holds a key. */
  public static final String FILE_VARIABLE = "BRAZE_API_KEY_FILE";

  private final Supplier<String> supplier;

  private ApiKey(Supplier<String> supplier) {
    this.supplier = supplier;
  }

  /**
   * This key.
   *
   * @param key the key; white space around it does not count
   * @throws IllegalArgumentException if it is blank or holds characters that no key has
   */
  public static ApiKey of(String key) {
    String checked = check(key, "the API key");
    return new ApiKey(() -> checked);
  }

  /**
   * The key in a file, read anew for every request, so that it can be rotated.
   *
   * @param file holds the key and nothing else but white space
   * @throws IllegalArgumentException if it cannot be read or holds no key
   */
  public static ApiKey fromFile(Path file) {
    requireNonNull(file, "file");
    ApiKey key = new ApiKey(() -> read(file));
    key.value(); // a file that is not there is better known now than at the first request
    return key;
  }

  /**
   * What a supplier gives, asked anew for every request, so that keys can be rotated.
   *
   * @param supplier gives the key; called by several threads
   */
  public static ApiKey from(Supplier<String> supplier) {
    requireNonNull(supplier, "supplier");
    return new ApiKey(() -> check(supplier.get(), "the API key's supplier gave a key that"));
  }

  /**
   * The key that the environment names: {@value #VARIABLE} or, if that is not set, the file in
   * {@value #FILE_VARIABLE}.
   *
   * @param environment such as {@link System#getenv()}
   * @throws IllegalArgumentException if neither is set, or if there is no key in what is
   */
  public static ApiKey fromEnv(Map<String, String> environment) {
    String key = environment.get(VARIABLE);
    if (key != null && !key.isBlank()) {
      return new ApiKey(constant(check(key, VARIABLE)));
    }
    String file = environment.get(FILE_VARIABLE);
    if (file != null && !file.isBlank()) {
      // Not shown: somebody may have put the key itself there.
      if (!Files.isReadable(Path.of(file))) {
        throw new IllegalArgumentException(
            FILE_VARIABLE + " does not name a file that can be read; name one that holds the key");
      }
      return fromFile(Path.of(file));
    }
    throw new IllegalArgumentException(
        "no API key: set "
            + VARIABLE
            + " to the key, or "
            + FILE_VARIABLE
            + " to a file that holds it");
  }

  /** Whether the environment names a key. */
  static boolean isIn(Map<String, String> environment) {
    return !environment.getOrDefault(VARIABLE, "").isBlank()
        || !environment.getOrDefault(FILE_VARIABLE, "").isBlank();
  }

  /** The key itself, for the Authorization header. */
  String value() {
    return supplier.get();
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ApiKey(hidden)";
  }

  private static Supplier<String> constant(String key) {
    return () -> key;
  }

  private static String read(Path file) {
    try {
      return check(Files.readString(file), "the API key in " + file);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "the API key cannot be read from " + file + ": " + e.getClass().getSimpleName(), e);
    }
  }

  /** The key without white space around it; a message never shows it. */
  private static String check(@Nullable String key, String what) {
    String stripped = key == null ? "" : key.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException(what + " is blank");
    }
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            what
                + " holds a character at index "
                + i
                + " that no key has (white space, a control character or one beyond ASCII)");
      }
    }
    return stripped;
  }
}
