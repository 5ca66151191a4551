package dev.brazecdi.sandbox;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * The HTTP endpoint with which Pact verifiers set provider states: {@code POST} with {@code
 * {"action": "setup", "state": "…", "params": {…}}}. The response has the values that the pact
 * takes from the state.
 *
 * @see <a href="https://docs.pact.io/getting_started/provider_states">Pact: provider states</a>
 */
final class StateChanges {
  static final String PATH = "/_pact/provider-states";

  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  private final ProviderStates states;

  StateChanges(ProviderStates states) {
    this.states = states;
  }

  MockResponse respond(RecordedRequest request) {
    try {
      if (!request.getMethod().equals("POST")) {
        return response(405, ResponseBodies.message("use POST"));
      }
      Map<?, ?> change = body(request);
      if ("teardown".equals(change.get("action"))) {
        return response(200, "{}");
      }
      Map<?, ?> parameters = change.get("params") instanceof Map<?, ?> given ? given : Map.of();
      return response(200, ResponseBodies.json(states.provide(state(change), parameters)));
    } catch (IllegalArgumentException e) {
      return response(400, ResponseBodies.message(String.valueOf(e.getMessage())));
    }
  }

  private static Map<?, ?> body(RecordedRequest request) {
    ByteString body = request.getBody();
    try {
      if (body != null && JSON.fromJson(body.utf8()) instanceof Map<?, ?> object) {
        return object;
      }
    } catch (IOException | JsonDataException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        "the body is no JSON object; send {\"state\": \"…\", \"params\": {…}}");
  }

  private static String state(Map<?, ?> change) {
    if (change.get("state") instanceof String state) {
      return state;
    }
    throw new IllegalArgumentException("no \"state\"; name one");
  }

  private static MockResponse response(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }
}
