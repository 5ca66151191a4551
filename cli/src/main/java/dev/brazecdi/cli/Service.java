package dev.brazecdi.cli;

import dev.brazecdi.core.Cancellation;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.health.Dashboard;
import org.jspecify.annotations.Nullable;

/**
 * The service a command talks to: the real one, or the fake of a demo.
 *
 * @param address where it is; {@code demo} for the fake
 * @param braze the client
 * @param dashboard the dashboard beside it; null if it is not known
 * @param demo the fake; null if it is the real one
 */
record Service(
    String address, BrazeCdiClient braze, @Nullable Dashboard dashboard, @Nullable Demo demo)
    implements AutoCloseable {
  /** The integrations that are meant; see {@link Integrations#named}. */
  Integrations integrations(Cancellation cancellation) {
    return new Integrations(braze, cancellation);
  }

  /** The dashboard's page of an integration; null if the dashboard is not known. */
  @Nullable String page(String integrationId) {
    return dashboard == null ? null : dashboard.integration(integrationId).toString();
  }

  /** After the last result: says what a demo was. */
  void farewell(Console console) {
    if (demo != null) {
      console.out().flush();
      console.err().println(demo.inWords());
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
