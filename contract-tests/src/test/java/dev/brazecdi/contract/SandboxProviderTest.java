package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.brazecdi.sandbox.Sandbox;
import java.net.URI;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the sandbox to the committed pact. */
@Provider(ContractClient.PROVIDER)
@PactFolder("pacts")
@IgnoreMissingStateChange // the target brings it about
final class SandboxProviderTest {
  private static final Verdicts VERDICTS = new Verdicts();

  private final Sandbox sandbox = Sandbox.builder().start();

  @BeforeEach
  void target(PactVerificationContext context) {
    context.setTarget(
        JoinedLinkTarget.at(
            URI.create(sandbox.baseUrl()),
            state -> sandbox.provide(requireNonNull(state.getName()), state.getParams()),
            text -> text));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @AfterAll
  static void write() {
    VERDICTS.write("sandbox");
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
