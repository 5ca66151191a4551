package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.UncertainOutcomeException;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.Operations;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Executes calls on the calling thread, and throws one typed exception for every failure. */
final class CallExecutor {
  private static final String MALFORMED =
      "Use JsonReader.setLenient(true) to accept malformed JSON"; // Moshi's advice to its caller

  private static final Pattern CONNECT_FAILURE =
      Pattern.compile("Failed to connect to (?<name>[^/]*)/(?<ip>.+):(?<port>\\d+)");

  private final ErrorMapper errors;

  CallExecutor(ErrorMapper errors) {
    this.errors = errors;
  }

  /** Executes a call within the deadline and cancellation of its context. */
  <T> Result<T> execute(Call<T> call, CallContext context) {
    Request request = call.request();
    if (context.remainingNanos() != Long.MAX_VALUE) {
      call.timeout().timeout(Math.max(1, context.remainingNanos()), TimeUnit.NANOSECONDS);
    }
    Response<T> response;
    CancellationToken cancellation = context.cancellation();
    CancellationToken.Registration registration =
        cancellation == null ? () -> {} : cancellation.onCancel(call::cancel);
    try (registration) {
      response = call.execute();
    } catch (JsonDataException | JsonEncodingException e) {
      throw undecodable(request, e);
    } catch (EOFException e) {
      // With a response it comes from the decoder, because the body was read whole.
      throw state(request).headers != null ? undecodable(request, e) : failed(request, context, e);
    } catch (IOException e) {
      throw failed(request, context, e);
    }
    Headers headers = response.headers();
    if (!response.isSuccessful()) {
      throw errors.of(request, response);
    }
    T body = response.body();
    if (body == null) {
      throw undecodable(request, new EOFException("the body is empty"));
    }
    return new Result<>(body, headers, request);
  }

  /**
   * Executes a call that changes something. It is accepted if its status is a success and its body
   * is empty, breaks off, or is JSON of any shape. Anything else can be the page of a proxy.
   *
   * @return the response's headers, and when the accepted attempt was sent
   * @throws UncertainOutcomeException if it is unknown whether the server processed the request
   */
  Accepted accept(Call<?> call, CallContext context) {
    Request request = call.request();
    CallState state = state(request);
    try {
      execute(call, context);
    } catch (DecodingException e) {
      boolean isJson = e.getCause() instanceof JsonDataException;
      if (state.hasBody() && !isJson) {
        throw uncertain(e);
      }
    } catch (BrazeCdiException e) {
      if (!state.successful && !isSuccessWithForbiddenBody(e)) {
        throw state.isInDoubt() || e instanceof ServerException ? uncertain(e) : e;
      }
    }
    Headers headers = state.headers == null ? Headers.EMPTY : state.headers;
    return new Accepted(headers, state.sentAt());
  }

  /** Returns whether OkHttp refused a 204 or 205 because a body follows it. */
  private static boolean isSuccessWithForbiddenBody(BrazeCdiException e) {
    return e.getCause() instanceof ProtocolException cause
        && String.valueOf(cause.getMessage()).matches("HTTP 20[45] had non-zero Content-Length.*");
  }

  private static BrazeCdiException uncertain(BrazeCdiException e) {
    String message =
        "It is unknown whether Braze started the sync. Check for a new run before you trigger it"
            + " again. "
            + e.getMessage();
    return e instanceof CancelledException
        ? new CancelledException(message, e)
        : new UncertainOutcomeException(message, e);
  }

  static CallState state(Request request) {
    return requireNonNull(request.tag(CallState.class), "state");
  }

  private static BrazeCdiException failed(Request request, CallContext context, IOException e) {
    if (e.getCause() instanceof BrazeCdiException own) {
      return own;
    }
    String what = describe(request);
    CancellationToken cancellation = context.cancellation();
    if (Thread.currentThread().isInterrupted()
        || (cancellation != null && cancellation.isCancelled())) {
      return new CancelledException(what + " was cancelled", e);
    }
    if (context.remainingNanos() <= 0) {
      return new DeadlineExceededException(what + " was not done by its deadline", e);
    }
    HttpUrl url = request.url();
    String host = url.host() + ":" + url.port();
    String message;
    if (e instanceof UnknownHostException) {
      message = "the host " + url.host() + " is not known; check the instance or the base URL";
    } else if (e instanceof ConnectException refused) {
      message = refused(refused, url);
    } else if ("Failed to authenticate with proxy".equals(e.getMessage())) {
      message =
          "no connection to "
              + host
              + ": the proxy asks for credentials; set a"
              + " proxyAuthenticator on the OkHttpClient";
    } else if (e instanceof SSLException) {
      message = "no secure connection to " + host + ": " + e.getMessage();
    } else if (e instanceof SocketTimeoutException) {
      message = what + " took too long: " + e.getMessage() + "; try again or allow more time";
    } else {
      message = what + " failed: " + e.getMessage();
    }
    return new TransportException(message, e);
  }

  /**
   * Names the address that OkHttp tried to connect to, if it is not that of the host. It is the
   * proxy's, unless a {@code Dns} of the caller returns other names.
   */
  private static String refused(ConnectException e, HttpUrl url) {
    String host = url.host() + ":" + url.port();
    Matcher tried = CONNECT_FAILURE.matcher(String.valueOf(e.getMessage()));
    if (!tried.matches()) {
      return host + " refused the connection; check the base URL, the network and the proxy";
    }
    String name = tried.group("name").isEmpty() ? tried.group("ip") : tried.group("name");
    String address = name + ":" + tried.group("port");
    if (address.equals(host)) {
      return host + " refused the connection; check the base URL, the network and the proxy";
    }
    boolean isProxy = !tried.group("port").equals(String.valueOf(url.port()));
    return (isProxy ? "the proxy " : "")
        + address
        + " refused the connection to "
        + host
        + "; check the proxy and the network";
  }

  private static DecodingException undecodable(Request request, Exception e) {
    CallState state = state(request);
    Headers headers = state.headers == null ? Headers.EMPTY : state.headers;
    String said = String.valueOf(e.getMessage());
    String safe = ErrorMapper.bounded(state.redact(said)); // it quotes the response
    String reason =
        e instanceof EOFException ? "it ends too early" : safe.replace(MALFORMED, "it is not JSON");
    return new DecodingException(
        "the response to " + describe(request) + " is not what the API documents: " + reason,
        safe.equals(said) ? e : withMessage(e, safe),
        ResponseHeaders.requestId(headers),
        link(request, "next"));
  }

  private static Exception withMessage(Exception e, String message) {
    return e instanceof JsonDataException
        ? new JsonDataException(message)
        : new JsonEncodingException(message);
  }

  private static PageLink link(Request request, String relationType) {
    Paginated paginated = Operations.annotation(request, Paginated.class);
    return paginated == null
        ? PageLink.NONE
        : state(request).link(relationType, paginated.cursorParameter());
  }

  static String describe(Request request) {
    return request.method() + " " + request.url().encodedPath();
  }

  /**
   * A response that accepts a request.
   *
   * @param headers its headers
   * @param sentAt when the accepted attempt was sent, in nanoseconds of the client's time source
   */
  record Accepted(Headers headers, long sentAt) {}

  /** A successful response and its decoded body. */
  record Result<T>(T body, Headers headers, Request request) {
    /** Returns the target of the link with a relation type. */
    PageLink link(String relationType) {
      return CallExecutor.link(request, relationType);
    }

    @Nullable String requestId() {
      return ResponseHeaders.requestId(headers);
    }
  }
}
