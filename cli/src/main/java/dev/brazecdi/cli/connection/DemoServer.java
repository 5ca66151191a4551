package dev.brazecdi.cli.connection;

import dev.brazecdi.api.Dashboard;
import dev.brazecdi.api.Instances;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;

/** A fake server inside this program, with the data of a workspace in the morning. */
public final class DemoServer implements AutoCloseable {
  public static final String INTEGRATION = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  public static final String NAME = "Loyalty points";
  private static final int ENDED_SYNCS = 26;
  public static final long SEED = 7;
  private static final Duration RUN_DURATION = Duration.ofSeconds(6);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final Sandbox sandbox;

  private DemoServer(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  public static DemoServer start() {
    Sandbox sandbox =
        Sandbox.builder()
            .integration(INTEGRATION, NAME, ENDED_SYNCS)
            .seed(SEED)
            .runDuration(RUN_DURATION)
            .start();
    sandbox.startRun(INTEGRATION);
    DemoWorkspace.fill(sandbox, Instant.now());
    return new DemoServer(sandbox);
  }

  public Endpoint endpoint() {
    return new Endpoint(HttpUrl.get(sandbox.baseUrl()), sandbox.apiKey());
  }

  /** Says what the demo was, in a line on standard error after the last result. */
  public void farewell(Console console) {
    console.out().flush();
    String requests = Text.plural(sandbox.requests().size(), "request");
    console
        .err()
        .println(
            "demo: a fake of Braze inside this program answered %s; nothing left this machine"
                .formatted(requests));
  }

  /** Opens a client of this server; closing it stops the server. */
  ClientHandle open(Console console, ClientListener listener) {
    BrazeCdiClient braze =
        BrazeCdiClient.builder()
            .baseUrl(sandbox.baseUrl())
            .apiKey(ApiKey.of(sandbox.apiKey()))
            .listener(listener)
            .pollInterval(POLL_INTERVAL)
            .build();
    Integrations integrations = new Integrations(braze, console.interruption());
    return new ClientHandle("demo", braze, Dashboard.of(Instances.US_03), integrations, this);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
