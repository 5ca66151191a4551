package dev.brazecdi.cli.connection;

import dev.brazecdi.cli.terminal.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The argument that names one integration. */
public final class IntegrationArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "INTEGRATION",
      description =
          "Its id, its name, or its address in the dashboard; the demo has one of its own.")
  private @Nullable String integration;

  /** Returns the integration as it was given; null if it was not. */
  public @Nullable String word() {
    return integration;
  }

  /**
   * Finds the integration; with {@code --demo} and without an argument, that of the demo.
   *
   * @throws UsageException if the argument is missing
   */
  public Integrations.Named find(ClientHandle client) {
    if (integration == null && client.isDemo()) {
      return new Integrations.Named(DemoServer.INTEGRATION, DemoServer.NAME);
    }
    return client.integrations().named(required(integration));
  }

  /** Checks that the argument was given, before a connection is opened. */
  public void check(Connection connection) {
    if (!connection.isDemo() || integration != null) {
      required(integration);
    }
  }

  private static String required(@Nullable String word) {
    if (word == null || word.isBlank()) {
      throw new UsageException(
          "the INTEGRATION is missing; give its id or name, or --demo to see what this does");
    }
    return word;
  }
}
