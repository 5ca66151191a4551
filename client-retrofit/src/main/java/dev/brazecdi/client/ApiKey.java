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
 * A REST API key, which is never printed. It is also removed from what a server echoes, if it has
 * eight characters or more. Thread-safe if its supplier is.
 */
public final class ApiKey {
  /** The environment variable with a key. */
  public static final String VARIABLE = "BRAZE_API_KEY";

  /** The environment variable with the path of a file that contains a key. */
  public static final String FILE_VARIABLE = "BRAZE_API_KEY_FILE";

  private final Supplier<String> supplier;

  private ApiKey(Supplier<String> supplier) {
    this.supplier = supplier;
  }

  /**
   * Returns a key.
   *
   * @param key the key; surrounding white space is ignored
   * @throws IllegalArgumentException if it is blank or contains characters that no key has
   */
  public static ApiKey of(String key) {
    return constant(key, "the API key");
  }

  /**
   * Returns the key in a file, which is read for every request, so that it can be rotated.
   *
   * @param file contains the key and nothing else but white space
   * @throws IllegalArgumentException if it cannot be read or contains no key
   */
  public static ApiKey fromFile(Path file) {
    requireNonNull(file, "file");
    ApiKey key = new ApiKey(() -> read(file));
    key.value(); // report a missing file now, not at the first request
    return key;
  }

  /**
   * Returns the key of a supplier, which is called for every request, so that it can be rotated.
   *
   * @param supplier returns the key; called by several threads
   */
  public static ApiKey from(Supplier<String> supplier) {
    requireNonNull(supplier, "supplier");
    return new ApiKey(() -> check(supplier.get(), "the API key's supplier gave a key that"));
  }

  /**
   * Returns the key in {@value #VARIABLE} or, if that is not set, in the file that {@value
   * #FILE_VARIABLE} names.
   *
   * @param environment such as {@link System#getenv()}
   * @throws IllegalArgumentException if neither is set, or the one that is set has no valid key
   */
  public static ApiKey fromEnv(Map<String, String> environment) {
    String key = environment.get(VARIABLE);
    if (key != null && !key.isBlank()) {
      return constant(key, VARIABLE);
    }
    String file = environment.get(FILE_VARIABLE);
    if (file != null && !file.isBlank()) {
      // The value is not shown: it may be the key itself.
      if (!Files.isReadable(Path.of(file))) {
        throw new IllegalArgumentException(
            FILE_VARIABLE + " does not name a file that can be read; name one that holds the key");
      }
      return fromFile(Path.of(file));
    }
    throw new IllegalArgumentException(
        "no API key: set %s to the key, or %s to a file that holds it"
            .formatted(VARIABLE, FILE_VARIABLE));
  }

  /** Returns whether the environment has a key. */
  static boolean isIn(Map<String, String> environment) {
    return !environment.getOrDefault(VARIABLE, "").isBlank()
        || !environment.getOrDefault(FILE_VARIABLE, "").isBlank();
  }

  /** Returns the key itself, for the Authorization header. */
  String value() {
    return supplier.get();
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ApiKey(hidden)";
  }

  private static ApiKey constant(String key, String what) {
    String checked = check(key, what);
    return new ApiKey(() -> checked);
  }

  private static String read(Path file) {
    try {
      return check(Files.readString(file), "the API key in " + file);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "the API key cannot be read from " + file + ": " + e.getClass().getSimpleName(), e);
    }
  }

  /** Returns the key without surrounding white space; no message shows it. */
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
                + " holds a character at index %d that no key has".formatted(i)
                + " (white space, a control character or one beyond ASCII)");
      }
    }
    return stripped;
  }
}
