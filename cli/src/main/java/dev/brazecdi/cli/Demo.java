package dev.brazecdi.cli;

import dev.brazecdi.api.Instance;
import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.retrofit.health.Dashboard;
import dev.brazecdi.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;

/** A fake of the service inside this program, with data as an integration has it in the morning. */
final class Demo implements AutoCloseable {
  static final String INTEGRATION = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  static final String NAME = "Loyalty points";
  private static final int ENDED_SYNCS = 26;
  static final long SEED = 7;
  private static final Duration RUN_DURATION = Duration.ofSeconds(6);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final Sandbox sandbox;

  private Demo(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static Demo start() {
    Sandbox sandbox =
        Sandbox.builder()
            .integration(INTEGRATION, NAME, ENDED_SYNCS)
            .seed(SEED)
            .runDuration(RUN_DURATION)
            .start();
    sandbox.startRun(INTEGRATION);
    DemoWorkspace.fill(sandbox, Instant.now());
    return new Demo(sandbox);
  }

  String integrationId() {
    return INTEGRATION;
  }

  int requests() {
    return sandbox.requests().size();
  }

  Target target() {
    return new Target(HttpUrl.get(sandbox.baseUrl()), sandbox.apiKey());
  }

  /** What the demo was, in a line. */
  String inWords() {
    return "demo: a fake of Braze inside this program answered "
        + TableWriter.plural(requests(), "request")
        + "; nothing left this machine";
  }

  /** The fake as a service; closing that ends the demo. */
  Service service(ClientListener listener) {
    BrazeCdiClient braze =
        BrazeCdiClient.builder()
            .baseUrl(sandbox.baseUrl())
            .apiKey(ApiKey.of(sandbox.apiKey()))
            .listener(listener)
            .pollInterval(POLL_INTERVAL)
            .build();
    return new Service("demo", braze, Dashboard.of(Instance.US_03), this);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
