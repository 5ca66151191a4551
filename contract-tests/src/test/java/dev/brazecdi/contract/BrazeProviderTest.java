package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.brazecdi.core.BrazeCdiException;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds the real Braze to the committed pact, as far as its data is found to be in the state that
 * an interaction wants; what is not is skipped, by name. Reads, and starts nothing unless {@code
 * BRAZE_CONTRACT_TRIGGER} says so.
 *
 * <p>Run by hand, with {@code BRAZE_REST_ENDPOINT}, {@code BRAZE_API_KEY} and {@code
 * BRAZE_INTEGRATION_ID}: see docs/contract.md.
 */
@Tag("braze")
@Provider(ContractClient.PROVIDER)
@PactFolder("pacts")
@IgnoreMissingStateChange // it is found before
@SuppressWarnings("NullAway.Init") // set before all tests
final class BrazeProviderTest {
  private static final Verdicts VERDICTS = new Verdicts();
  private static BrazeData data;

  private String state = "";
  private Map<String, Object> values = Map.of();

  @BeforeAll
  static void connect() {
    data = BrazeData.fromEnv(System.getenv());
  }

  @AfterAll
  static void report() {
    VERDICTS.write("braze");
    ContractPage.write();
    System.out.print(VERDICTS.inWords());
    data.close();
  }

  @BeforeEach
  void findTheState(PactVerificationContext context) {
    context.setTarget(JoinedLinkTarget.at(data.address(), found -> values, data::redacted));
    SynchronousRequestResponse interaction =
        requireNonNull(context.getInteraction().asSynchronousRequestResponse());
    ProviderState wanted = interaction.getProviderStates().get(0);
    state = requireNonNull(wanted.getName());
    try {
      values = data.find(state, wanted.getParams(), interaction.getRequest());
    } catch (BrazeData.NotInThatState e) {
      VERDICTS.skipped(interaction.getDescription(), String.valueOf(e.getMessage()));
      abort(interaction.getDescription() + ": " + e.getMessage());
    } catch (BrazeCdiException e) {
      VERDICTS.failed(interaction.getDescription(), String.valueOf(e.getMessage()));
      throw e;
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void brazeKeepsThePact(PactVerificationContext context, HttpRequest request) {
    String interaction = context.getInteraction().getDescription();
    request.setHeader("Authorization", "Bearer " + data.key(state));
    if (values.get("cursor") instanceof String cursor) {
      // Byte for byte, as the document wants it and the client sends it; Pact would encode its "=".
      request.setPath(
          request
              .getPath()
              .replaceFirst("cursor=.*", "cursor=" + Matcher.quoteReplacement(cursor)));
    }
    try {
      context.verifyInteraction();
      VERDICTS.passed(interaction);
    } catch (Error | RuntimeException e) {
      String reason = data.redacted(String.valueOf(e.getMessage()));
      VERDICTS.failed(interaction, reason);
      throw new AssertionError(reason);
    }
  }
}
