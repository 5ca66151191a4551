package dev.brazecdi.contract;

import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import au.com.dius.pact.provider.junit5.TestTarget;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose {@code Link} header is matched as one text. Pact for the JVM cuts header values
 * at commas, and a pattern for a link with two targets would be held against each half.
 */
final class JoinedLinkTarget {
  private JoinedLinkTarget() {}

  /** The provider at an address. */
  static TestTarget at(URI address) {
    int port = address.getPort();
    String path = address.getPath().isEmpty() ? "/" : address.getPath();
    return address.getScheme().equals("https")
        ? new Https(address.getHost(), port < 0 ? 443 : port, path)
        : new Http(address.getHost(), port < 0 ? 80 : port, path);
  }

  private static ProviderResponse joined(ProviderResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .getHeaders()
        .forEach(
            (name, values) ->
                headers.put(
                    name,
                    name.toLowerCase(Locale.ROOT).equals("link")
                        ? List.of(String.join(",", values))
                        : values));
    return new ProviderResponse(
        response.getStatusCode(), headers, response.getContentType(), response.getBody());
  }

  private static final class Http extends HttpTestTarget {
    Http(String host, int port, String path) {
      super(host, port, path);
    }

    @Override
    public ProviderResponse executeInteraction(@Nullable Object client, @Nullable Object request) {
      return joined(super.executeInteraction(client, request));
    }
  }

  private static final class Https extends HttpsTestTarget {
    Https(String host, int port, String path) {
      super(host, port, path);
    }

    @Override
    public ProviderResponse executeInteraction(@Nullable Object client, @Nullable Object request) {
      return joined(super.executeInteraction(client, request));
    }
  }
}
