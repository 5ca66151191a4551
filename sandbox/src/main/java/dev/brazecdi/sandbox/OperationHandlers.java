package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.IntegrationIds;
import dev.brazecdi.core.ratelimit.ConflictOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The handlers of the operations: where the data comes from and how it looks in JSON. Route, key,
 * permission, rate limit and paging follow from the generated interface.
 */
final class OperationHandlers {
  private final SandboxState state;
  private final Paginator paginator;
  private final Map<String, Function<ApiRequest, ApiResponse>> handlers =
      Map.of(
          "listIntegrations", this::listIntegrations,
          "listJobSyncStatuses", this::listJobSyncStatuses,
          "triggerSync", this::triggerSync);

  /**
   * Creates the handlers.
   *
   * @throws IllegalStateException if an operation has none
   */
  OperationHandlers(SandboxState state) {
    this.state = state;
    this.paginator = new Paginator(state.cursors);
    for (Operation operation : state.operations.values()) {
      if (!handlers.containsKey(operation.name())) {
        throw new IllegalStateException("no handler for the operation " + operation.name());
      }
    }
  }

  ApiResponse handle(ApiRequest request) {
    return requireNonNull(handlers.get(request.operation().name())).apply(request);
  }

  private ApiResponse listIntegrations(ApiRequest request) {
    Instant now = state.now();
    return paginator.page(
        request,
        "results",
        List.copyOf(state.integrations.values()),
        integration -> ResponseBodies.item(integration.at(now)));
  }

  private ApiResponse listJobSyncStatuses(ApiRequest request) {
    FakeIntegration integration = state.integrations.get(request.pathParameter("integration_id"));
    if (integration == null) {
      return ApiResponse.error(400, "Invalid integration ID");
    }
    Instant now = state.now();
    return paginator.page(
        request, "results", integration.runs(now), run -> ResponseBodies.item(run.at(now)));
  }

  private ApiResponse triggerSync(ApiRequest request) {
    String id = request.pathParameter("integration_id");
    FakeIntegration integration = state.integrations.get(id);
    if (integration == null) {
      return IntegrationIds.isUuid(id)
          ? ApiResponse.error(404, "Integration not found")
          : ApiResponse.error(400, "Invalid integration ID");
    }
    if (integration.isRunning(state.now())) {
      ConflictOn conflict = request.operation().conflict();
      return ApiResponse.error(conflict.status(), conflict.message());
    }
    integration.start(state.now(), state.runDuration, state.listedAfter);
    return ApiResponse.of(202, ResponseBodies.message("success"));
  }
}
