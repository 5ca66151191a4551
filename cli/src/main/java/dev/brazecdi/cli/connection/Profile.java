package dev.brazecdi.cli.connection;

import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.cli.terminal.Yaml;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClientBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A named connection of a configuration file, for users with several workspaces. The file holds no
 * API key, only where to find it.
 *
 * <pre>{@code
 * profiles:
 *   production:
 *     instance: US-03
 *     api-key-file: ~/.braze/production.key
 *   eu:
 *     instance: EU-01
 *     api-key-variable: BRAZE_API_KEY_EU
 * }</pre>
 */
public final class Profile {
  static final String VARIABLE = "BRAZECDI_PROFILE";
  static final String FILE_VARIABLE = "BRAZECDI_CONFIG";

  private static final String SETTINGS = "api-key-file, base-url, instance, api-key-variable";

  /** The environment variables that a profile replaces. */
  private static final Set<String> VARIABLES =
      Set.of(
          BrazeCdiClientBuilder.INSTANCE_VARIABLE,
          BrazeCdiClientBuilder.ENDPOINT_VARIABLE,
          ApiKey.VARIABLE,
          ApiKey.FILE_VARIABLE);

  private Profile() {}

  /**
   * Returns the environment with the address and the key of a profile.
   *
   * @param name the name of the profile; null for the one in the environment, if any
   * @throws UsageException if there is no such profile, or it is not valid
   */
  static Map<String, String> environment(@Nullable String name, Map<String, String> environment) {
    String wanted = name == null ? environment.getOrDefault(VARIABLE, "").strip() : name.strip();
    if (wanted.isEmpty()) {
      return environment;
    }
    Path file = file(environment);
    Map<String, Object> profiles =
        Yaml.map(Yaml.map(Yaml.read(file), file.toString()).get("profiles"), "profiles of " + file);
    Object profile = profiles.get(wanted);
    if (profile == null) {
      String names =
          profiles.isEmpty() ? "none" : String.join(", ", new TreeSet<>(profiles.keySet()));
      throw new UsageException(
          "there is no profile \"" + wanted + "\" in " + file + "; there are: " + names);
    }
    String place = "profile " + wanted + " of " + file;
    return merged(environment, Yaml.map(profile, place), place);
  }

  private static Map<String, String> merged(
      Map<String, String> environment, Map<String, Object> settings, String place) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.keySet().removeAll(VARIABLES);
    settings.forEach(
        (setting, value) -> {
          String text = Yaml.text(value, setting + " in " + place);
          switch (setting) {
            case "instance" -> merged.put(BrazeCdiClientBuilder.INSTANCE_VARIABLE, text);
            case "base-url" -> merged.put(BrazeCdiClientBuilder.ENDPOINT_VARIABLE, text);
            case "api-key-file" -> merged.put(ApiKey.FILE_VARIABLE, home(text, environment));
            case "api-key-variable" -> merged.put(ApiKey.VARIABLE, key(text, environment, place));
            default ->
                throw new UsageException(
                    "\"%s\" in %s is no setting; there are: %s"
                        .formatted(setting, place, SETTINGS));
          }
        });
    return merged;
  }

  private static String key(String variable, Map<String, String> environment, String place) {
    String key = environment.getOrDefault(variable, "");
    if (key.isBlank()) {
      // Not shown if it is not a usual name: it may be the key itself.
      boolean usual = variable.matches("[A-Z_][A-Z0-9_]*");
      String shown = usual ? variable : "a variable of a doubtful name";
      throw new UsageException(place + " takes the API key from " + shown + ", which is not set");
    }
    return key;
  }

  private static String home(String path, Map<String, String> environment) {
    return path.startsWith("~/")
        ? environment.getOrDefault("HOME", System.getProperty("user.home")) + path.substring(1)
        : path;
  }

  /** Returns the configuration file. */
  static Path file(Map<String, String> environment) {
    String given = environment.getOrDefault(FILE_VARIABLE, "");
    if (!given.isBlank()) {
      return Path.of(given);
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (config.isBlank() ? Path.of(home, ".config") : Path.of(config))
        .resolve(Path.of("brazecdi", "config.yaml"));
  }
}
