package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cancellation;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.retrofit.error.DecodingException;
import dev.brazecdi.retrofit.error.TransportException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Makes a call on the caller's thread and turns every way it can end badly into one typed
 * exception.
 */
final class Calls {
  private static final String MALFORMED =
      "Use JsonReader.setLenient(true) to accept malformed JSON"; // Moshi's advice, to ourselves

  private final Errors errors;

  Calls(Errors errors) {
    this.errors = errors;
  }

  /** Makes the call within its context. */
  <T> Answered<T> execute(Call<T> call, CallContext context) {
    Request request = call.request();
    if (context.remainingNanos() != Long.MAX_VALUE) {
      call.timeout().timeout(Math.max(1, context.remainingNanos()), TimeUnit.NANOSECONDS);
    }
    Response<T> response;
    Cancellation cancellation = context.cancellation();
    Cancellation.Registration registration =
        cancellation == null ? () -> {} : cancellation.onCancel(call::cancel);
    try (registration) {
      response = call.execute();
    } catch (JsonDataException | JsonEncodingException e) {
      throw undecodable(request, e);
    } catch (EOFException e) {
      // The decoder's if there was an answer, for its body was whole; the network's if there was
      // none.
      throw exchange(request).headers != null
          ? undecodable(request, e)
          : failed(request, context, e);
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
    return new Answered<>(body, headers, request);
  }

  /**
   * Makes the call and judges it by its status alone: what has been accepted stays so, whatever the
   * body.
   *
   * @return the answer's headers and when the accepted attempt was sent
   */
  Accepted accept(Call<?> call, CallContext context) {
    Exchange exchange = exchange(call.request());
    try {
      execute(call, context);
    } catch (BrazeCdiException e) {
      if (!exchange.successful) {
        throw e;
      }
    }
    return new Accepted(requireNonNull(exchange.headers, "headers"), exchange.sentAt);
  }

  /** Whether the request was certainly not sent: there was no connection to send it on. */
  static boolean isUnsent(IOException e) {
    return e instanceof ConnectException
        || e instanceof NoRouteToHostException
        || e instanceof UnknownHostException;
  }

  static Exchange exchange(Request request) {
    return requireNonNull(request.tag(Exchange.class), "exchange");
  }

  private static BrazeCdiException failed(Request request, CallContext context, IOException e) {
    if (e.getCause() instanceof BrazeCdiException own) {
      return own;
    }
    String what = describe(request);
    Cancellation cancellation = context.cancellation();
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
    } else if (e instanceof ConnectException) {
      message = host + " refused the connection; check the base URL, the network and the proxy";
    } else if (e instanceof SSLException) {
      message = "no secure connection to " + host + ": " + e.getMessage();
    } else if (e instanceof SocketTimeoutException) {
      message = what + " took too long: " + e.getMessage() + "; try again or allow more time";
    } else {
      message = what + " failed: " + e.getMessage();
    }
    return new TransportException(message, e);
  }

  private static DecodingException undecodable(Request request, Exception e) {
    Exchange exchange = exchange(request);
    Headers headers = exchange.headers == null ? Headers.EMPTY : exchange.headers;
    String said = String.valueOf(e.getMessage());
    String safe = Errors.bounded(exchange.redact(said)); // it quotes the answer
    String reason =
        e instanceof EOFException ? "it ends too early" : safe.replace(MALFORMED, "it is no JSON");
    return new DecodingException(
        "the answer to " + describe(request) + " is not what the API documents: " + reason,
        safe.equals(said) ? e : new JsonDataException(safe),
        AnswerHeaders.requestId(headers),
        link(request, "next"));
  }

  private static PageLink link(Request request, String relationType) {
    Paginated paginated = CursorInterceptor.paginated(request);
    return paginated == null
        ? PageLink.NONE
        : exchange(request).link(relationType, paginated.cursorParameter());
  }

  static String describe(Request request) {
    return request.method() + " " + request.url().encodedPath();
  }

  /**
   * An answer that says that something was accepted.
   *
   * @param headers its headers
   * @param sentAt when the attempt was sent that it answers, in nanoseconds of the client's time
   */
  record Accepted(Headers headers, long sentAt) {}

  /** A successful answer: its body and what came with it. */
  record Answered<T>(T body, Headers headers, Request request) {
    /** Where the link of that relation type leads. */
    PageLink link(String relationType) {
      return Calls.link(request, relationType);
    }

    @Nullable String requestId() {
      return AnswerHeaders.requestId(headers);
    }
  }
}
