package dev.brazecdi.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The tests' HTTP client, which fails on every undocumented response. */
final class CheckedResponses implements Interceptor {
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final DocumentedResponses documented;
  private final OkHttpClient client;

  private CheckedResponses(DocumentedResponses documented) {
    this.documented = documented;
    // A network interceptor also sees the requests that OkHttp itself retries.
    this.client = new OkHttpClient.Builder().addNetworkInterceptor(this).build();
  }

  /** ApiDispatcher as the document has them. */
  static CheckedResponses asDocumented() {
    return new CheckedResponses(DocumentedResponses.closed());
  }

  /** ApiDispatcher that may have one property more. */
  static CheckedResponses knowing(String property) {
    return new CheckedResponses(DocumentedResponses.knowing(property));
  }

  OkHttpClient client() {
    return client;
  }

  /** Returns the operations and statuses of all responses, such as {@code triggerSync 202}. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    String path = request.url().encodedPath();
    if (path.equals(StateChanges.PATH) && response.code() != 404) {
      return response; // not part of the API
    }
    List<String> problems =
        documented.problems(
            request.method(),
            path,
            response.code(),
            response.headers(),
            response.peekBody(Long.MAX_VALUE).string());
    if (!problems.isEmpty()) {
      response.close();
      throw new AssertionError(
          "%s %s, %s: %s"
              .formatted(request.method(), path, response.code(), String.join("; ", problems)));
    }
    seen.add(
        documented.operationName(request.method(), path)
            + " "
            + response.code()
            + (isConflict(response) ? " for a conflict" : ""));
    return response;
  }

  /** Distinguishes a conflict from the rate limit as the document does. */
  private static boolean isConflict(Response response) {
    return response.code() == 429
        && response.header("Retry-After") == null
        && !"0".equals(response.header("X-RateLimit-Remaining"));
  }
}
