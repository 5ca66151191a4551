package dev.brazecdi.cli;

import dev.brazecdi.api.Instance;
import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.BrazeCdiClientBuilder;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.retrofit.health.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which service to talk to. */
final class Connection {
  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description = "The instance, such as US-03; or set BRAZE_INSTANCE.")
  private @Nullable String instance;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "The address of the REST API, in place of --instance; or set BRAZE_REST_ENDPOINT.")
  private @Nullable String baseUrl;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A connection of the configuration file; or set BRAZECDI_PROFILE.")
  private @Nullable String profile;

  @Option(names = "--demo", description = "Talk to a fake with lifelike data, inside this program.")
  private boolean demo;

  Connection() {}

  boolean isDemo() {
    return demo;
  }

  /** These options as they were given, for a command that goes on. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (demo) {
      arguments.add("--demo");
    }
    if (profile != null) {
      arguments.addAll(List.of("--profile", profile));
    }
    if (instance != null) {
      arguments.addAll(List.of("--instance", instance));
    }
    if (baseUrl != null) {
      arguments.addAll(List.of("--base-url", baseUrl));
    }
    return arguments;
  }

  /** The service for these options and this environment. */
  Service open(Console console, ClientListener listener) {
    if (demo) {
      return Demo.start().service(listener);
    }
    Map<String, String> environment = environment(console);
    BrazeCdiClient braze = client(console, environment, listener);
    return new Service(address(environment), braze, dashboard(environment), null);
  }

  private Map<String, String> environment(Console console) {
    return Profile.environment(profile, console.environment());
  }

  private BrazeCdiClient client(
      Console console, Map<String, String> environment, ClientListener listener) {
    if (instance != null && baseUrl != null) {
      throw new UsageException("--instance and --base-url exclude each other; give one of them");
    }
    BrazeCdiClientBuilder builder =
        BrazeCdiClient.builder()
            .listener(listener)
            .timeSource(console.time())
            .userAgentSuffix("brazecdi-cli");
    try {
      if (instance != null) {
        builder.instance(Instance.parse(instance));
      } else if (baseUrl != null) {
        builder.baseUrl(baseUrl);
      }
      builder.fromEnv(environment);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new UsageException(
          hasAddress(environment)
              ? "no API key: set BRAZE_API_KEY to it, or BRAZE_API_KEY_FILE to a file that holds it"
              : "no instance: give --instance or --base-url, or set BRAZE_INSTANCE or"
                  + " BRAZE_REST_ENDPOINT");
    }
  }

  /** The dashboard of the address, if that is the one of a documented instance. */
  private @Nullable Dashboard dashboard(Map<String, String> environment) {
    try {
      return Dashboard.of(Instance.parse(address(environment)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * The address and the key themselves, for these options and this environment.
   *
   * @throws UsageException as {@link #open}
   */
  Target target(Console console) {
    Map<String, String> environment = environment(console);
    client(console, environment, ClientListener.NONE).close(); // says what is not right
    return new Target(HttpUrl.get(address(environment)), key(environment));
  }

  private String address(Map<String, String> environment) {
    if (baseUrl != null) {
      return baseUrl.strip();
    }
    String name = instance == null ? environment.getOrDefault("BRAZE_INSTANCE", "") : instance;
    return name.isBlank()
        ? environment.getOrDefault("BRAZE_REST_ENDPOINT", "").strip()
        : Instance.parse(name).url().toString();
  }

  private static String key(Map<String, String> environment) {
    String key = environment.getOrDefault(ApiKey.VARIABLE, "").strip();
    if (!key.isEmpty()) {
      return key;
    }
    try {
      return Files.readString(Path.of(environment.getOrDefault(ApiKey.FILE_VARIABLE, ""))).strip();
    } catch (IOException e) {
      throw new UsageException("the file in " + ApiKey.FILE_VARIABLE + " cannot be read");
    }
  }

  private boolean hasAddress(Map<String, String> environment) {
    return instance != null
        || baseUrl != null
        || !environment.getOrDefault("BRAZE_INSTANCE", "").isBlank()
        || !environment.getOrDefault("BRAZE_REST_ENDPOINT", "").isBlank();
  }
}
