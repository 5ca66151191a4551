package dev.brazecdi.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Answers requests as Braze is documented, or was seen, to do. */
final class Answers extends Dispatcher {
  private static final Pattern OF_INTEGRATION =
      Pattern.compile("/cdi/integrations/([^/]+)/(job_sync_status|sync)");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final World world;
  private final Consumer<SandboxRequest> log;
  private final @Nullable StateChanges stateChanges;
  private final List<SandboxRequest> requests = new ArrayList<>();

  Answers(World world, Consumer<SandboxRequest> log, @Nullable StateChanges stateChanges) {
    this.world = world;
    this.log = log;
    this.stateChanges = stateChanges;
  }

  List<SandboxRequest> requests() {
    synchronized (world) {
      return List.copyOf(requests);
    }
  }

  /** What strikes the connection that is just opened; null for nothing. */
  @Nullable Fault whileConnecting() {
    synchronized (world) {
      Fault fault = world.faults.whileConnecting(requests.size() + 1);
      if (fault != null) {
        arrived(new SandboxRequest("", "", null, 0, fault));
      }
      return fault;
    }
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    if (stateChanges != null && request.getUrl().encodedPath().equals(StateChanges.PATH)) {
      return stateChanges.answer(request); // no request of the API: neither counted nor logged
    }
    synchronized (world) {
      world.readClock();
      HttpUrl url = request.getUrl();
      Fault fault = world.faults.afterArrival(requests.size() + 1);
      Reply reply = reply(request.getMethod(), url, request.getHeaders().get("Authorization"));
      if (fault != null) {
        strikeBudgets(fault);
      }
      MockResponse.Builder response = reply.toResponse(world);
      if (fault != null) {
        Faults.apply(fault, response, reply.body, cursor(url), world.now());
      }
      arrived(
          new SandboxRequest(
              request.getMethod(),
              url.encodedPath(),
              url.encodedQuery(),
              response.getCode(),
              fault));
      return response.build();
    }
  }

  private void arrived(SandboxRequest request) {
    requests.add(request);
    log.accept(request);
  }

  private void strikeBudgets(Fault fault) {
    for (World.Operation operation : world.operations()) {
      if (fault == Fault.BUDGET_TAKEN) {
        operation.rateWindow().takeAllButOne(world.now());
      } else if (fault == Fault.LIMIT_LOWERED) {
        operation.rateWindow().changeLimit(5);
      }
    }
  }

  private Reply reply(String method, HttpUrl url, @Nullable String authorization) {
    String path = url.encodedPath();
    if (path.equals("/cdi/integrations") && method.equals("GET")) {
      Reply refused = refusal("listIntegrations", authorization);
      return refused != null ? refused : integrations(url);
    }
    Matcher matcher = OF_INTEGRATION.matcher(path);
    if (matcher.matches()) {
      String id = url.pathSegments().get(2);
      if (matcher.group(2).equals("sync") && method.equals("POST")) {
        Reply refused = refusal("triggerSync", authorization);
        return refused != null ? refused : sync(id);
      }
      if (matcher.group(2).equals("job_sync_status") && method.equals("GET")) {
        Reply refused = refusal("listJobSyncStatuses", authorization);
        return refused != null ? refused : syncStatuses(id, url);
      }
    }
    return Reply.of(404, Bodies.message("Invalid URL"));
  }

  /** Why an operation is not carried out for this caller now; null if it is. */
  private @Nullable Reply refusal(String operationName, @Nullable String authorization) {
    World.Operation operation = world.operation(operationName);
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return Reply.of(401, Bodies.message("Missing or malformed Authorization header"))
          .withEmptyRateHeaders();
    }
    String key = authorization.substring("Bearer ".length());
    if (world.refusesKeys || !key.equals(world.apiKey)) {
      // Braze has been seen to echo the key.
      return Reply.of(401, Bodies.message("Invalid API key: " + key)).withEmptyRateHeaders();
    }
    if (world.withheldPermissions.contains(operation.permission())) {
      return Reply.of(403, Bodies.message("The API key lacks " + operation.permission()))
          .withRateHeaders(operation.rateWindow());
    }
    if (!operation.rateWindow().take(world.now())) {
      return Reply.of(429, Bodies.message("Rate limit exceeded"))
          .withRateHeaders(operation.rateWindow());
    }
    return null;
  }

  private Reply integrations(HttpUrl url) {
    World.Operation operation = world.operation("listIntegrations");
    List<FakeIntegration> all = List.copyOf(world.integrations.values());
    return page(
        operation,
        url,
        "/cdi/integrations",
        "/cdi/integrations",
        all,
        part -> Bodies.integrations(part, world.now()));
  }

  private Reply syncStatuses(String id, HttpUrl url) {
    World.Operation operation = world.operation("listJobSyncStatuses");
    FakeIntegration integration = world.integration(id);
    if (integration == null) {
      return Reply.of(400, Bodies.message("Invalid integration ID"))
          .withRateHeaders(operation.rateWindow());
    }
    String segment = url.encodedPathSegments().get(2);
    return page(
        operation,
        url,
        "/cdi/integrations/" + segment + "/job_sync_status",
        "/cdi/integrations" + segment + "/job_sync_status", // without its slash, as documented
        integration.runs(world.now()),
        part -> Bodies.syncStatuses(part, world.now()));
  }

  private <T> Reply page(
      World.Operation operation,
      HttpUrl url,
      String path,
      String nextPath,
      List<T> all,
      java.util.function.Function<List<T>, String> body) {
    String cursor = cursor(url);
    OptionalInt skip = cursor == null ? OptionalInt.of(0) : world.cursors.decode(path, cursor);
    if (skip.isEmpty()) {
      return Reply.of(400, Bodies.invalidCursor(String.valueOf(cursor)))
          .withRateHeaders(operation.rateWindow());
    }
    int size = operation.pageSize();
    int start = Math.min(skip.getAsInt(), all.size());
    int end = Math.min(start + size, all.size());
    List<String> links = new ArrayList<>(2);
    if (start > 0) {
      links.add(link(path, path, Math.max(0, start - size), "prev"));
    }
    if (end < all.size()) {
      links.add(link(path, nextPath, end, "next"));
    }
    Reply reply =
        Reply.of(200, body.apply(all.subList(start, end))).withRateHeaders(operation.rateWindow());
    if (!links.isEmpty()) {
      reply.link = String.join(",", links);
    }
    return reply;
  }

  private String link(String list, String path, int skip, String relationType) {
    return "<"
        + path
        + "?cursor="
        + world.cursors.encode(list, skip)
        + ">; rel=\""
        + relationType
        + "\"";
  }

  /**
   * The cursor as it stands in the query: one that was encoded again is not the one that was given
   * out.
   */
  private static @Nullable String cursor(HttpUrl url) {
    String query = url.encodedQuery();
    if (query == null) {
      return null;
    }
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("cursor=")) {
        return parameter.substring("cursor=".length());
      }
    }
    return null;
  }

  private Reply sync(String id) {
    World.Operation operation = world.operation("triggerSync");
    FakeIntegration integration = world.integration(id);
    Reply reply;
    if (integration == null) {
      reply =
          UUID.matcher(id).matches()
              ? Reply.of(404, Bodies.message("Integration not found"))
              : Reply.of(400, Bodies.message("Invalid integration ID"));
    } else if (integration.isRunning(world.now())) {
      reply = Reply.of(429, Bodies.message("Another job is in progress"));
    } else {
      integration.start(world.now(), world.runDuration, world.listedAfter);
      reply = Reply.of(202, Bodies.message("success"));
    }
    return reply.withRateHeaders(operation.rateWindow());
  }

  /** An answer before it has the headers that every answer has. */
  private static final class Reply {
    private final int status;
    private final String body;
    private @Nullable RateWindow rateWindow;
    private boolean emptyRateHeaders;
    private @Nullable String link;

    private Reply(int status, String body) {
      this.status = status;
      this.body = body;
    }

    static Reply of(int status, String body) {
      return new Reply(status, body);
    }

    Reply withRateHeaders(RateWindow rateWindow) {
      this.rateWindow = rateWindow;
      return this;
    }

    Reply withEmptyRateHeaders() {
      emptyRateHeaders = true;
      return this;
    }

    MockResponse.Builder toResponse(World world) {
      MockResponse.Builder response =
          new MockResponse.Builder()
              .code(status)
              .setHeader("Content-Type", "application/json; charset=utf-8")
              .setHeader("Date", httpDate(world.now()))
              .setHeader("X-Request-Id", world.nextRequestId())
              .body(body);
      if (link != null) {
        response.setHeader("Link", link);
      }
      if (rateWindow != null) {
        rateWindow.roll(world.now());
        response.setHeader("X-RateLimit-Limit", rateWindow.limit());
        response.setHeader("X-RateLimit-Remaining", rateWindow.remaining());
        response.setHeader("X-RateLimit-Reset", rateWindow.reset());
      } else if (emptyRateHeaders) {
        response.setHeader("X-RateLimit-Limit", "");
        response.setHeader("X-RateLimit-Remaining", "");
        response.setHeader("X-RateLimit-Reset", "");
      }
      return response;
    }
  }

  /** An id as one segment of a path. */
  static String segment(String id) {
    return new HttpUrl.Builder()
        .scheme("http")
        .host("localhost")
        .addPathSegment(id)
        .build()
        .encodedPath()
        .substring(1);
  }

  static String httpDate(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }
}
