package dev.brazecdi.client;

import static dev.brazecdi.fuzz.Seeded.check;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.fuzz.Seeded;
import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.Redactor;
import java.lang.reflect.Method;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import retrofit2.Invocation;
import retrofit2.Response;

/**
 * An error's body, whose first octet picks the status and in which the octet 1 stands for the key.
 * In the client's package, for what it tests is not public.
 */
public final class ErrorBodyTarget {
  private static final String KEY = "k3y/OF+the=workspace";
  private static final List<Integer> STATUSES =
      List.of(300, 400, 401, 403, 404, 409, 429, 500, 502, 503);
  private static final int LONGEST = 1_000;
  private static final ErrorMapper ERRORS =
      new ErrorMapper(
          new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build(), TimeSource.system());

  private static final Invocation INVOCATION = invocation();

  private ErrorBodyTarget() {}

  @SuppressWarnings("deprecation") // the other factory wants an instance of the interface
  private static Invocation invocation() {
    for (Method method : CdiApi.class.getMethods()) {
      if (method.getName().equals("triggerSync")) {
        return Invocation.of(method, List.of());
      }
    }
    throw new AssertionError("no triggerSync");
  }

  public static void fuzzerTestOneInput(byte[] input) {
    int status = STATUSES.get(input.length == 0 ? 0 : (input[0] & 0xff) % STATUSES.size());
    Buffer body = new Buffer();
    for (int i = 1; i < input.length; i++) {
      if (input[i] == 1) {
        body.writeUtf8(KEY);
      } else {
        body.writeByte(input[i]);
      }
    }
    CallState state = new CallState();
    if (!Seeded.BUG) {
      state.sending(HttpUrl.get("https://rest.example/x"), new Redactor(KEY));
    }
    Request request =
        new Request.Builder()
            .url("https://rest.example/x")
            .tag(CallState.class, state)
            .tag(Invocation.class, INVOCATION)
            .build();
    BrazeCdiException e = ERRORS.of(request, response(request, status, body));

    String message = String.valueOf(e.getMessage());
    check(message.length() <= LONGEST, "a message of " + message.length() + " characters");
    check(!message.contains(KEY), "the key is in the message");
    check(
        !(e instanceof ApiException api) || !api.details().toString().contains(KEY),
        "the key is in the details");
  }

  private static Response<Object> response(Request request, int status, Buffer body) {
    return Response.error(
        ResponseBody.create(body, null, body.size()),
        new okhttp3.Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .build());
  }
}
