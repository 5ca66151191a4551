package dev.brazecdi.cli.connection;

import dev.brazecdi.api.Dashboard;
import dev.brazecdi.api.Instance;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.BrazeCdiClientBuilder;
import dev.brazecdi.retrofit.ClientListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which service to connect to. */
public final class Connection {
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

  public boolean isDemo() {
    return demo;
  }

  /** Returns these options as they were given, for a command that resumes this one. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (demo) {
      arguments.add("--demo");
    }
    add(arguments, "--profile", profile);
    add(arguments, "--instance", instance);
    add(arguments, "--base-url", baseUrl);
    return arguments;
  }

  private static void add(List<String> arguments, String option, @Nullable String value) {
    if (value != null) {
      arguments.addAll(List.of(option, value));
    }
  }

  /**
   * Opens a client.
   *
   * @throws UsageException if an option or a setting is missing or not valid
   */
  public ClientHandle open(Console console, ClientListener listener) {
    if (demo) {
      return DemoServer.start().open(console, listener);
    }
    Map<String, String> environment = Profile.environment(profile, console.environment());
    String address = address(environment);
    BrazeCdiClient braze =
        BrazeCdiClient.builder()
            .baseUrl(address)
            .apiKey(apiKey(environment))
            .listener(listener)
            .timeSource(console.time())
            .userAgentSuffix("brazecdi-cli")
            .build();
    Integrations integrations = new Integrations(braze, console.interruption());
    return new ClientHandle(address, braze, dashboard(address), integrations, null);
  }

  /**
   * Opens a client and runs a command with it.
   *
   * @return the exit code of the process
   * @throws UsageException if an option or a setting is missing or not valid
   */
  public int run(Console console, Action action) {
    try (Progress progress = new Progress(console);
        ClientHandle client = open(console, progress)) {
      ExitCode code = action.run(client, progress);
      progress.clear();
      client.farewell(console);
      return console.finish(code).number();
    }
  }

  /** What a command does with a client. */
  @FunctionalInterface
  public interface Action {
    ExitCode run(ClientHandle client, Progress progress);
  }

  /**
   * Returns the address and the key themselves.
   *
   * @throws UsageException if an option or a setting is missing or not valid
   */
  public Endpoint endpoint(Console console) {
    Map<String, String> environment = Profile.environment(profile, console.environment());
    HttpUrl address = HttpUrl.get(address(environment));
    apiKey(environment);
    return new Endpoint(address, key(environment));
  }

  private String address(Map<String, String> environment) {
    if (instance != null && baseUrl != null) {
      throw new UsageException("--instance and --base-url exclude each other; give one of them");
    }
    String variable = environment.getOrDefault(BrazeCdiClientBuilder.INSTANCE_VARIABLE, "");
    String endpoint = environment.getOrDefault(BrazeCdiClientBuilder.ENDPOINT_VARIABLE, "");
    try {
      String address = baseUrl != null ? baseUrl : endpoint;
      if (instance != null || (baseUrl == null && !variable.isBlank())) {
        address = Instance.parse(instance != null ? instance : variable).url().toString();
      } else if (baseUrl == null && address.isBlank()) {
        throw new UsageException(
            "no instance: give --instance or --base-url, or set BRAZE_INSTANCE or"
                + " BRAZE_REST_ENDPOINT");
      }
      BrazeCdiClient.builder().baseUrl(address); // checks it
      return address.strip();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static ApiKey apiKey(Map<String, String> environment) {
    try {
      return ApiKey.fromEnv(environment);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
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

  /** Returns the dashboard of a documented instance; null for other addresses. */
  private static @Nullable Dashboard dashboard(String address) {
    try {
      return Dashboard.of(Instance.parse(address));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
