package dev.brazecdi.contract;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.IHttpClientFactory;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import au.com.dius.pact.provider.junit5.TestTarget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kotlin.Pair;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose {@code Link} header is matched as one text. Pact for the JVM cuts header values
 * at commas, and a pattern for a link with two targets would be held against each half.
 *
 * <p>It brings about the provider's state as well, whatever that is: a method with {@code @State}
 * would have to name each. What the provider answers is redacted before Pact sees it, since Pact
 * reports what it sees, and redirects are not followed, since the key would go with them.
 */
final class JoinedLinkTarget {
  private static final IHttpClientFactory CLIENTS =
      provider -> HttpClients.custom().disableRedirectHandling().disableAutomaticRetries().build();

  private final Function<ProviderState, Map<String, Object>> provide;
  private final UnaryOperator<String> redact;

  private JoinedLinkTarget(
      Function<ProviderState, Map<String, Object>> provide, UnaryOperator<String> redact) {
    this.provide = provide;
    this.redact = redact;
  }

  /**
   * The provider at an address.
   *
   * @param provide brings about a state, and returns the values that a request takes from it
   * @param redact takes out of a text what must not be reported
   */
  static TestTarget at(
      URI address,
      Function<ProviderState, Map<String, Object>> provide,
      UnaryOperator<String> redact) {
    JoinedLinkTarget target = new JoinedLinkTarget(provide, redact);
    int port = address.getPort();
    String path = address.getPath().isEmpty() ? "/" : address.getPath();
    return address.getScheme().equals("https")
        ? target.new Https(address.getHost(), port < 0 ? 443 : port, path)
        : target.new Http(address.getHost(), port < 0 ? 80 : port, path);
  }

  /** Puts the values of the states where Pact looks for them. */
  private void provide(Interaction interaction, Map<String, Object> context) {
    Map<String, Object> values = new LinkedHashMap<>();
    interaction.getProviderStates().forEach(state -> values.putAll(provide.apply(state)));
    context.put("providerState", values);
  }

  private ProviderResponse fit(ProviderResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .getHeaders()
        .forEach(
            (name, values) -> {
              List<String> safe = values.stream().map(redact).toList();
              boolean isLink = name.toLowerCase(Locale.ROOT).equals("link");
              headers.put(name, isLink ? List.of(String.join(",", safe)) : safe);
            });
    return new ProviderResponse(
        response.getStatusCode(), headers, response.getContentType(), fit(response.getBody()));
  }

  private @Nullable OptionalBody fit(@Nullable OptionalBody body) {
    if (body == null || !body.isPresent()) {
      return body;
    }
    String text = new String(body.unwrap(), StandardCharsets.UTF_8);
    return OptionalBody.body(redact.apply(text), body.getContentType());
  }

  private final class Http extends HttpTestTarget {
    Http(String host, int port, String path) {
      super(host, port, path, () -> CLIENTS);
    }

    @Override
    public Pair<Object, Object> prepareRequest(
        Pact pact, Interaction interaction, Map<String, Object> context) {
      provide(interaction, context);
      return super.prepareRequest(pact, interaction, context);
    }

    @Override
    public ProviderResponse executeInteraction(@Nullable Object client, @Nullable Object request) {
      return fit(super.executeInteraction(client, request));
    }
  }

  private final class Https extends HttpsTestTarget {
    Https(String host, int port, String path) {
      super(host, port, path, false, () -> CLIENTS);
    }

    @Override
    public Pair<Object, Object> prepareRequest(
        Pact pact, Interaction interaction, Map<String, Object> context) {
      provide(interaction, context);
      return super.prepareRequest(pact, interaction, context);
    }

    @Override
    public ProviderResponse executeInteraction(@Nullable Object client, @Nullable Object request) {
      return fit(super.executeInteraction(client, request));
    }
  }
}
