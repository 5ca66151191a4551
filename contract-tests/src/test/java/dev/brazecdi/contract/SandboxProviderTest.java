package dev.brazecdi.contract;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.brazecdi.sandbox.Sandbox;
import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the sandbox to the committed pact. */
@Provider(ContractClient.PROVIDER)
@PactFolder("pacts")
final class SandboxProviderTest {
  private static final Verdicts VERDICTS = new Verdicts();

  private final Sandbox sandbox = Sandbox.builder().start();

  @BeforeEach
  void target(PactVerificationContext context) {
    context.setTarget(JoinedLinkTarget.at(URI.create(sandbox.baseUrl()), text -> text));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @AfterAll
  static void write() {
    VERDICTS.write("sandbox");
  }

  @State("the workspace has integrations")
  Map<String, Object> integrations(Map<String, Object> parameters) {
    return sandbox.provide("the workspace has integrations", parameters);
  }

  @State("an integration has syncs")
  Map<String, Object> syncs(Map<String, Object> parameters) {
    return sandbox.provide("an integration has syncs", parameters);
  }

  @State("a sync of an integration is under way")
  Map<String, Object> underWay(Map<String, Object> parameters) {
    return sandbox.provide("a sync of an integration is under way", parameters);
  }

  @State("there is no such integration")
  Map<String, Object> noIntegration(Map<String, Object> parameters) {
    return sandbox.provide("there is no such integration", parameters);
  }

  @State("the API key is not valid")
  Map<String, Object> invalidKey(Map<String, Object> parameters) {
    return sandbox.provide("the API key is not valid", parameters);
  }

  @State("the API key lacks the permission")
  Map<String, Object> missingPermission(Map<String, Object> parameters) {
    return sandbox.provide("the API key lacks the permission", parameters);
  }

  @State("the rate limit is reached")
  Map<String, Object> rateLimited(Map<String, Object> parameters) {
    return sandbox.provide("the rate limit is reached", parameters);
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void sandboxKeepsThePact(PactVerificationContext context, HttpRequest request) {
    request.setHeader("Authorization", "Bearer " + sandbox.apiKey());
    String interaction = context.getInteraction().getDescription();
    try {
      context.verifyInteraction();
      VERDICTS.passed(interaction);
    } catch (Error | RuntimeException e) {
      VERDICTS.failed(interaction, String.valueOf(e.getMessage()));
      throw e;
    }
  }
}
