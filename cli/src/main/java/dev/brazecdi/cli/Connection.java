package dev.brazecdi.cli;

import dev.brazecdi.api.Instance;
import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.BrazeCdiClientBuilder;
import dev.brazecdi.retrofit.ClientListener;
import java.util.HashMap;
import java.util.Map;
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

  @Option(names = "--demo", description = "Talk to a fake with lifelike data, inside this program.")
  private boolean demo;

  Connection() {}

  boolean isDemo() {
    return demo;
  }

  /** The client for these options and this environment; for the demo, see {@link Demo}. */
  BrazeCdiClient open(Console console, ClientListener listener) {
    if (instance != null && baseUrl != null) {
      throw new UsageException("--instance and --base-url exclude each other; give one of them");
    }
    Map<String, String> settings = new HashMap<>(console.environment());
    BrazeCdiClientBuilder builder =
        BrazeCdiClient.builder().listener(listener).userAgentSuffix("brazecdi-cli");
    try {
      if (instance != null) {
        builder.instance(Instance.parse(instance));
        builder.apiKey(ApiKey.fromEnvironment(settings));
      } else if (baseUrl != null) {
        builder.baseUrl(baseUrl);
        builder.apiKey(ApiKey.fromEnvironment(settings));
      } else {
        builder.environment(settings);
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
