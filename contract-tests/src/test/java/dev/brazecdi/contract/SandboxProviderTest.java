package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.brazecdi.sandbox.Sandbox;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds the sandbox to the committed pact, and the committed pact to the one that the tests wrote.
 */
@Provider("braze-cdi")
@PactFolder("pacts")
final class SandboxProviderTest {
  private final Sandbox sandbox = Sandbox.builder().start();

  @BeforeEach
  void target(PactVerificationContext context) throws MalformedURLException {
    context.setTarget(HttpTestTarget.fromUrl(URI.create(sandbox.baseUrl()).toURL()));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @State("an integration has syncs")
  void anIntegrationHasSyncs(Map<String, Object> parameters) {
    String id = (String) requireNonNull(parameters.get("integration_id"));
    Number total = (Number) requireNonNull(parameters.get("total"));
    sandbox.addIntegration(id, total.intValue());
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void sandboxKeepsThePact(PactVerificationContext context, HttpRequest request) {
    request.setHeader("Authorization", "Bearer " + sandbox.apiKey());
    context.verifyInteraction();
  }
}
