package dev.brazecdi.retrofit;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cancellation;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Request;

/** Lets an interceptor wait in a way that ends when its call is cancelled. */
final class CallWaits {
  private CallWaits() {}

  /** The request's own context or one without a deadline, ended by cancelling the call. */
  static CallContext context(Interceptor.Chain chain, TimeSource time) {
    Request request = chain.request();
    CallContext given = request.tag(CallContext.class);
    Cancellation ended = new Cancellation();
    chain
        .call()
        .addEventListener(
            new EventListener() {
              @Override
              public void canceled(Call call) {
                ended.cancel();
              }
            });
    if (chain.call().isCanceled()) {
      ended.cancel();
    }
    return (given == null ? CallContext.on(time) : given).withCancellation(ended);
  }

  /** The exception as OkHttp wants it: its callers expect nothing but {@link IOException}. */
  static IOException forOkHttp(BrazeCdiException e) {
    IOException io =
        e instanceof CancelledException
            ? new InterruptedIOException(e.getMessage())
            : new IOException(e.getMessage());
    io.initCause(e);
    return io;
  }
}
