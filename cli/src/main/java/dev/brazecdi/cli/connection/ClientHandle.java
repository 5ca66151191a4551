package dev.brazecdi.cli.connection;

import dev.brazecdi.api.Dashboard;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.client.BrazeCdiClient;
import org.jspecify.annotations.Nullable;

/**
 * The client of a command, of the real service or of a demo.
 *
 * @param address the address of the service; {@code demo} for a demo
 * @param braze the client
 * @param dashboard the dashboard of the instance; null if it is not known
 * @param integrations finds integrations
 * @param demo the fake server; null for the real service
 */
public record ClientHandle(
    String address,
    BrazeCdiClient braze,
    @Nullable Dashboard dashboard,
    Integrations integrations,
    @Nullable DemoServer demo)
    implements AutoCloseable {
  public boolean isDemo() {
    return demo != null;
  }

  /** Returns the address of an integration in the dashboard; null without a dashboard. */
  public @Nullable String page(String integrationId) {
    return dashboard == null ? null : dashboard.integration(integrationId).toString();
  }

  /** Says what a demo was, after the last result. */
  public void farewell(Console console) {
    if (demo != null) {
      demo.farewell(console);
    }
  }

  @Override
  public void close() {
    braze.close();
    if (demo != null) {
      demo.close();
    }
  }
}
