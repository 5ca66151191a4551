package dev.brazecdi.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The tests' HTTP client, with which every answer that is not as documented fails. */
final class CheckedAnswers implements Interceptor {
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final DocumentedAnswers documented;
  private final OkHttpClient client;

  private CheckedAnswers(DocumentedAnswers documented) {
    this.documented = documented;
    // Of the network, so that it sees those as well that OkHttp itself repeats.
    this.client = new OkHttpClient.Builder().addNetworkInterceptor(this).build();
  }

  /** Answers as the document has them. */
  static CheckedAnswers asDocumented() {
    return new CheckedAnswers(DocumentedAnswers.closed());
  }

  /** Answers that may have one property more. */
  static CheckedAnswers knowing(String property) {
    return new CheckedAnswers(DocumentedAnswers.knowing(property));
  }

  OkHttpClient client() {
    return client;
  }

  /** The operations and statuses of the answers so far, such as {@code triggerSync 202}. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    String path = request.url().encodedPath();
    if (path.equals(StateChanges.PATH) && response.code() != 404) {
      return response; // no part of the API
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

  /** As the document tells a conflict from the rate limit. */
  private static boolean isConflict(Response response) {
    return response.code() == 429
        && response.header("Retry-After") == null
        && !"0".equals(response.header("X-RateLimit-Remaining"));
  }
}
