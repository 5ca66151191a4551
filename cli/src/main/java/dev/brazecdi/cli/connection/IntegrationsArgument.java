package dev.brazecdi.cli.connection;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The argument that names any number of integrations. */
public final class IntegrationsArgument {
  @Parameters(
      arity = "0..*",
      paramLabel = "INTEGRATION",
      description = "Ids, names, or addresses in the dashboard. Default: all of the workspace.")
  private List<String> integrations = new ArrayList<>();

  /** Returns the integrations as they were given; empty for all of the workspace. */
  public List<String> words() {
    return integrations;
  }

  public boolean isAll() {
    return integrations.isEmpty();
  }

  /** Finds the integrations, each once. */
  public List<Integrations.Named> find(ClientHandle client) {
    return client.integrations().named(integrations);
  }
}
