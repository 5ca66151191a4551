package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.FakeBraze;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A body that cannot be read leaves no connection behind. */
final class WholeBodyTest {
  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void bodyIsClosedWhateverItsReadingThrows() {
    AtomicBoolean closed = new AtomicBoolean();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> withBody(chain.proceed(chain.request()), closed))
            .build();
    BrazeCdiClient client = braze.builder().okHttpClient(http).build();
    braze.enqueue(page(item("success")));

    assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nobody can read this");
    assertThat(closed).isTrue();
  }

  private static Response withBody(Response response, AtomicBoolean closed) {
    Source unreadable =
        new ForwardingSource(response.body().source()) {
          @Override
          public long read(Buffer sink, long byteCount) {
            throw new IllegalStateException("nobody can read this");
          }

          @Override
          public void close() throws IOException {
            closed.set(true);
            super.close();
          }
        };
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(unreadable), null, -1))
        .build();
  }
}
