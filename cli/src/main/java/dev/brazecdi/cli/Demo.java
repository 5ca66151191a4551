package dev.brazecdi.cli;

import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.sandbox.Sandbox;
import okhttp3.HttpUrl;

/** A fake of the service inside this program, with data as an integration has it in the morning. */
final class Demo implements AutoCloseable {
  static final String INTEGRATION = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final int ENDED_SYNCS = 26;
  static final long SEED = 7;

  private final Sandbox sandbox;

  private Demo(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static Demo start() {
    Sandbox sandbox =
        Sandbox.builder()
            .integration(INTEGRATION, "Loyalty points", ENDED_SYNCS)
            .seed(SEED)
            .start();
    sandbox.startRun(INTEGRATION);
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

  BrazeCdiClient client(ClientListener listener) {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .listener(listener)
        .build();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
