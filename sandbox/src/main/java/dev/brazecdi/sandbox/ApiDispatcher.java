package dev.brazecdi.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Responds to requests as Braze documents it or was observed to: finds the operation, verifies key,
 * permission and rate limit, calls the operation's handler, and applies faults.
 */
final class ApiDispatcher extends Dispatcher {
  private final SandboxState state;
  private final OperationHandlers handlers;
  private final Consumer<SandboxRequest> log;
  private final @Nullable StateChanges stateChanges;
  private final List<SandboxRequest> requests = new ArrayList<>();

  ApiDispatcher(
      SandboxState state, Consumer<SandboxRequest> log, @Nullable StateChanges stateChanges) {
    this.state = state;
    this.handlers = new OperationHandlers(state);
    this.log = log;
    this.stateChanges = stateChanges;
  }

  List<SandboxRequest> requests() {
    synchronized (state) {
      return List.copyOf(requests);
    }
  }

  /** Returns the fault for the connection that was just opened; null for none. */
  @Nullable Fault whileConnecting() {
    synchronized (state) {
      Fault fault = state.faults.whileConnecting(requests.size() + 1);
      if (fault != null) {
        remember(new SandboxRequest("", "", null, 0, fault));
      }
      return fault;
    }
  }

  @Override
  public MockResponse dispatch(RecordedRequest recorded) {
    if (stateChanges != null && recorded.getUrl().encodedPath().equals(StateChanges.PATH)) {
      return stateChanges.respond(recorded); // not part of the API: neither counted nor logged
    }
    synchronized (state) {
      state.readClock();
      Fault fault = state.faults.afterArrival(requests.size() + 1);
      ApiRequest request = request(recorded);
      ApiResponse response = respond(request, recorded.getHeaders().get("Authorization"));
      if (fault != null) {
        changeRateLimits(fault);
      }
      MockResponse.Builder builder = response.toMockResponse(state.now(), state.nextRequestId());
      String query = recorded.getUrl().encodedQuery();
      if (response.status() == 401) {
        RateWindow.setHeaders(builder, "", "", "");
      } else if (request != null) {
        request.operation().rateWindow().setHeaders(builder, state.now());
      }
      if (fault != null) {
        Faults.apply(fault, builder, response.body(), query, state.now());
      }
      remember(
          new SandboxRequest(
              recorded.getMethod(),
              recorded.getUrl().encodedPath(),
              query,
              builder.getCode(),
              fault));
      return builder.build();
    }
  }

  private void remember(SandboxRequest request) {
    requests.add(request);
    log.accept(request);
  }

  private void changeRateLimits(Fault fault) {
    for (Operation operation : state.operations.values()) {
      if (fault == Fault.BUDGET_TAKEN) {
        operation.rateWindow().takeAllButOne(state.now());
      } else if (fault == Fault.LIMIT_LOWERED) {
        operation.rateWindow().changeLimit(5);
      }
    }
  }

  /** Returns the request for an operation, or null if the API has none for it. */
  private @Nullable ApiRequest request(RecordedRequest recorded) {
    HttpUrl url = recorded.getUrl();
    for (Operation operation : state.operations.values()) {
      Map<String, String> pathParameters = operation.path().match(url);
      if (pathParameters != null && operation.httpMethod().equals(recorded.getMethod())) {
        return new ApiRequest(operation, pathParameters, url);
      }
    }
    return null;
  }

  private ApiResponse respond(@Nullable ApiRequest request, @Nullable String authorization) {
    if (request == null) {
      return ApiResponse.error(404, "Invalid URL");
    }
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return ApiResponse.error(401, "Missing or malformed Authorization header");
    }
    String key = authorization.substring("Bearer ".length());
    if (state.refusesKeys || !key.equals(state.apiKey)) {
      // Braze was observed to echo the key.
      return ApiResponse.error(401, "Invalid API key: " + key);
    }
    Operation operation = request.operation();
    if (state.withheldPermissions.contains(operation.permission())) {
      return ApiResponse.error(403, "The API key lacks " + operation.permission());
    }
    if (!operation.rateWindow().take(state.now())) {
      return ApiResponse.error(429, "Rate limit exceeded");
    }
    return handlers.handle(request);
  }
}
