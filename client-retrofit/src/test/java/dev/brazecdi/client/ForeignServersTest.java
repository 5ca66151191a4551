package dev.brazecdi.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.retrofit.ClientListener;
import io.github.bucket4j.Bucket;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client against rate limits that others wrote: nginx and HAProxy, on this machine, with
 * periods of seconds, beside usual set-ups of Bucket4j and Resilience4j. Prints refusals and
 * efficiency, which is the least time the server's rule allows, by the time it took. {@code
 * -Dbrazecdi.peers=false} leaves Bucket4j and Resilience4j out.
 */
@Tag("foreign-servers")
@Timeout(300)
final class ForeignServersTest {
  private static final boolean PEERS = !"false".equals(System.getProperty("brazecdi.peers"));
  private static final int CALLERS = 16;
  private static final int PAGES = 120;
  private static final int LIMIT = 40;
  private static final String BODY = "{\"results\":[{\"job_status\":\"success\"}]}";

  @TempDir Path folder;
  private final List<Process> servers = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process server : servers) {
      server.destroy();
      server.waitFor();
    }
  }

  /** A bucket of 40, refilled at 40 a second; nginx tells nothing of it. */
  @Test
  void nginx() throws Exception {
    Files.writeString(folder.resolve("page.json"), BODY);
    int port = freePort();
    start(
        port,
        "nginx.conf",
        """
        daemon off; master_process off; pid FOLDER/pid; error_log FOLDER/log crit;
        events { worker_connections 128; }
        http {
          access_log off; client_body_temp_path FOLDER/b; proxy_temp_path FOLDER/p;
          fastcgi_temp_path FOLDER/f; uwsgi_temp_path FOLDER/u; scgi_temp_path FOLDER/s;
          limit_req_zone $server_port zone=all:1m rate=40r/s;
          server {
            listen 127.0.0.1:PORT; root FOLDER; default_type application/json;
            location / { limit_req zone=all burst=39 nodelay; limit_req_status 429; try_files /page.json =404; }
          }
        }
        """,
        "nginx",
        "-p",
        folder.toString(),
        "-c");

    compare("nginx, limit_req", port, Duration.ofSeconds(1), (double) (PAGES - LIMIT) / LIMIT);
  }

  /** 40 in any four seconds, by its estimate; refused requests count as well. */
  @Test
  void haproxyThatTellsNothing() throws Exception {
    int port = startHaproxy("");

    compare("HAProxy, silent", port, Duration.ofSeconds(4), 4.0 * (PAGES / LIMIT - 1));
  }

  @Test
  void haproxyWithHeaders() throws Exception {
    int port =
        startHaproxy(
            " hdr X-RateLimit-Limit 40 hdr X-RateLimit-Remaining"
                + " %[sc_http_req_rate(0),mul(-1),add(40)] hdr X-RateLimit-Reset %[date(4)]"
                + " hdr Date %[date,http_date]");

    compare("HAProxy, headers", port, Duration.ofSeconds(4), 4.0 * (PAGES / LIMIT - 1));
  }

  private int startHaproxy(String headers) throws Exception {
    int port = freePort();
    start(
        port,
        "haproxy.cfg",
        """
        global
          maxconn 128
        defaults
          mode http
          timeout client 30s
          timeout server 30s
          timeout connect 5s
        frontend all
          bind 127.0.0.1:PORT
          stick-table type integer size 10 store http_req_rate(4s)
          http-request track-sc0 int(1)
          http-request deny deny_status 429 if { sc_http_req_rate(0) gt 40 }
          http-request return status 200 content-type application/json string '%s'%s
        """
            .formatted(BODY, headers),
        "haproxy",
        "-f");
    return port;
  }

  private void start(int port, String file, String configuration, String... command)
      throws IOException, InterruptedException {
    Path path = folder.resolve(file);
    Files.writeString(
        path, configuration.replace("FOLDER", folder.toString()).replace("PORT", "" + port));
    List<String> line = new ArrayList<>(List.of(command));
    line.add(path.toString());
    Process server =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    servers.add(server);
    while (!listens(port)) {
      assertThat(server.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
      Thread.sleep(20);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void compare(String name, int port, Duration window, double leastSeconds)
      throws Exception {
    String url = "http://127.0.0.1:" + port + "/";
    Bucket bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(LIMIT).refillGreedy(LIMIT, window))
            .build();
    RateLimiter limiter =
        RateLimiter.of(
            "peer",
            RateLimiterConfig.custom()
                .limitForPeriod(LIMIT)
                .limitRefreshPeriod(window)
                .timeoutDuration(Duration.ofMinutes(1))
                .build());
    int ours = run(name, "this client", leastSeconds, refused -> ours(url, window, refused));
    // A surprise costs what is in flight.
    assertThat(ours).as("refusals of this client").isLessThanOrEqualTo(2 * CALLERS);
    if (!PEERS) {
      return;
    }
    rest(window);
    int buckets =
        run(
            name,
            "Bucket4j",
            leastSeconds,
            refused -> peer(url, () -> bucket.asBlocking().consumeUninterruptibly(1), refused));
    rest(window);
    int cycles =
        run(
            name,
            "Resilience4j",
            leastSeconds,
            refused -> peer(url, () -> limiter.acquirePermission(), refused));

    assertThat(ours).isLessThanOrEqualTo(Math.max(buckets, cycles) + PAGES / 40);
  }

  private static void rest(Duration window) throws InterruptedException {
    Thread.sleep(3 * window.toMillis());
  }

  private static int run(String server, String client, double leastSeconds, Work work)
      throws Exception {
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime();
    Runnable page = work.page(refused);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    List<Future<?>> pages = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      pages.add(callers.submit(page));
    }
    for (Future<?> one : pages) {
      one.get();
    }
    callers.shutdown();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.2f |%n",
        server,
        client,
        refused.get(),
        Math.min(1, leastSeconds / seconds));
    return refused.get();
  }

  private static Runnable ours(String url, Duration window, AtomicInteger refused) {
    ClientListener listener =
        new ClientListener() {
          @Override
          public void responseReceived(ResponseReceived event) {
            if (event.status() == 429) {
              refused.incrementAndGet();
            }
          }
        };
    BrazeCdiClient client =
        BrazeCdiClient.builder()
            .baseUrl(url)
            .apiKey(ApiKey.of("KEY-IN-USE"))
            .quota(new Quota("listJobSyncStatuses", LIMIT, window))
            .listener(listener)
            .build();
    return () -> assertThat(client.jobSyncStatuses("orders").firstPage().items()).hasSize(1);
  }

  /** Asks its limiter before each attempt; a refused one waits a quarter second, a half, … */
  private static Runnable peer(String url, Runnable permit, AtomicInteger refused) {
    OkHttpClient http = new OkHttpClient.Builder().dispatcher(new Dispatcher()).build();
    Request request = new Request.Builder().url(url).build();
    return () -> {
      for (int attempt = 0; ; attempt++) {
        permit.run();
        try (Response response = http.newCall(request).execute()) {
          if (response.isSuccessful()) {
            assertThat(response.body().string()).isEqualTo(BODY);
            return;
          }
          refused.incrementAndGet();
        } catch (InterruptedIOException e) {
          throw new AssertionError(e);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        try {
          Thread.sleep(250L << Math.min(attempt, 4));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  private interface Work {
    Runnable page(AtomicInteger refused);
  }
}
