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
 * A named connection of a configuration file, for those with several workspaces. The file holds no
 * key: it says where one is.
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

  private static final Map<String, String> SETTINGS =
      Map.of(
          "instance", BrazeCdiClientBuilder.INSTANCE_VARIABLE,
          "base-url", BrazeCdiClientBuilder.ENDPOINT_VARIABLE,
          "api-key-file", ApiKey.FILE_VARIABLE);

  private static final String KEY_VARIABLE = "api-key-variable";

  private Profile() {}

  /**
   * The environment as the profile has it: its own settings in the place of those for address and
   * key.
   *
   * @param name the profile's name; null for the one the environment names, or none
   * @throws UsageException if there is no such profile, or it is not right
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
      throw new UsageException(
          "there is no profile \"" + wanted + "\" in " + file + "; there are: " + names(profiles));
    }
    String place = "profile " + wanted + " of " + file;
    return merged(environment, Yaml.map(profile, place), place);
  }

  private static Map<String, String> merged(
      Map<String, String> environment, Map<String, Object> settings, String place) {
    Map<String, String> merged = new HashMap<>(environment);
    SETTINGS.values().forEach(merged::remove);
    merged.remove(ApiKey.VARIABLE);
    settings.forEach(
        (setting, value) -> {
          String text = Yaml.text(value, setting + " in " + place);
          if (setting.equals(KEY_VARIABLE)) {
            String key = environment.getOrDefault(text, "");
            if (key.isBlank()) {
              String variable =
                  text.matches("[A-Z_][A-Z0-9_]*") ? text : "a variable of a doubtful name";
              throw new UsageException(
                  place + " takes the API key from " + variable + ", which is not set");
            }
            merged.put(ApiKey.VARIABLE, key);
          } else if (SETTINGS.containsKey(setting)) {
            merged.put(
                SETTINGS.get(setting), setting.endsWith("file") ? home(text, environment) : text);
          } else {
            throw new UsageException(
                "\""
                    + setting
                    + "\" in "
                    + place
                    + " is no setting; there are: "
                    + String.join(", ", new TreeSet<>(SETTINGS.keySet()))
                    + ", "
                    + KEY_VARIABLE);
          }
        });
    return merged;
  }

  private static String home(String path, Map<String, String> environment) {
    return path.startsWith("~/")
        ? environment.getOrDefault("HOME", System.getProperty("user.home")) + path.substring(1)
        : path;
  }

  private static String names(Map<String, Object> profiles) {
    Set<String> names = new TreeSet<>(profiles.keySet());
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** The configuration file. */
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
