package dev.brazecdi.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that costs next to nothing: it answers every GET with a page that was
 * written beforehand, one of {@link #PAGES} that lead to each other by {@code Link} headers. It
 * looks at nothing of a request but its cursor, knows no error, and allocates nothing while it
 * answers.
 */
public final class PlainServer implements AutoCloseable {
  /** Pages of the history that it tells. */
  public static final int PAGES = 10;

  /** The integration whose history it tells. */
  public static final String INTEGRATION = "00000000-0000-0000-0000-000000000000";

  /** The names of its threads begin so. */
  public static final String THREAD_NAME = "plain-server";

  private static final String NEXT = ">; rel=\"next\"";
  private static final byte[] CURSOR = "cursor=".getBytes(ISO_8859_1);
  private static final int END_OF_HEAD = 0x0d0a0d0a; // two line ends

  private final ServerSocketChannel socket;
  private final ByteBuffer[] answers = new ByteBuffer[PAGES];

  private PlainServer(ServerSocketChannel socket, String body) {
    this.socket = socket;
    for (int page = 0; page < PAGES; page++) {
      byte[] answer = answer(page, body).getBytes(ISO_8859_1);
      answers[page] = ByteBuffer.allocateDirect(answer.length).put(answer).flip();
    }
  }

  /**
   * Starts one whose pages have this body.
   *
   * @param body JSON in ASCII
   */
  public static PlainServer start(String body) {
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      PlainServer server = new PlainServer(socket, body);
      server.startThread("accept", server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is: {@code http://127.0.0.1:port}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + socket.socket().getLocalPort();
  }

  /** The path of its first page, from the base URL on. */
  public static String path() {
    return "/cdi/integrations/" + INTEGRATION + "/job_sync_status";
  }

  /**
   * The address that the next page's link leads to, found as quickly as can be.
   *
   * @param link the {@code Link} field of one of its answers, or null
   * @return null if there is no next page
   */
  public @Nullable String next(@Nullable String link) {
    int end = link == null ? -1 : link.indexOf(NEXT);
    return link == null || end < 0
        ? null
        : baseUrl() + link.substring(link.lastIndexOf('<', end) + 1, end);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startThread(String role, Runnable task) {
    Thread thread = new Thread(task, THREAD_NAME + "-" + role);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (socket.isOpen()) {
      try {
        SocketChannel connection = socket.accept();
        connection.socket().setTcpNoDelay(true);
        startThread("connection", () -> serve(connection));
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  private void serve(SocketChannel connection) {
    ByteBuffer request = ByteBuffer.allocateDirect(16 * 1024);
    try (connection) {
      while (connection.read(request) >= 0) {
        if (isWhole(request)) {
          ByteBuffer answer = answers[cursor(request)].duplicate();
          request.clear();
          while (answer.hasRemaining()) {
            connection.write(answer);
          }
        }
      }
    } catch (IOException e) {
      return; // the client has gone
    }
  }

  private static boolean isWhole(ByteBuffer request) {
    int length = request.position();
    return length >= Integer.BYTES && request.getInt(length - Integer.BYTES) == END_OF_HEAD;
  }

  /** The page that the request line asks for; the first without a cursor. */
  private static int cursor(ByteBuffer request) {
    for (int i = 0; request.get(i) != '\r'; i++) {
      int matched = 0;
      while (matched < CURSOR.length && request.get(i + matched) == CURSOR[matched]) {
        matched++;
      }
      if (matched == CURSOR.length) {
        return request.get(i + matched) - '0';
      }
    }
    return 0;
  }

  private static String answer(int page, String body) {
    String previous = page == 0 ? "" : "<" + path() + "?cursor=" + (page - 1) + ">; rel=\"prev\"";
    String next = page == PAGES - 1 ? "" : "<" + path() + "?cursor=" + (page + 1) + NEXT;
    String comma = previous.isEmpty() || next.isEmpty() ? "" : ",";
    return "HTTP/1.1 200 OK\r\n"
        + "Date: Wed, 25 Mar 2026 13:00:00 GMT\r\n"
        + "Content-Type: application/json\r\n"
        + ("Content-Length: " + body.length() + "\r\n")
        + ("Link: " + previous + comma + next + "\r\n")
        + "X-Request-Id: 3b1c1e9a-0f3e-4b58-9c7a-6f9d8f1c2a55\r\n"
        + "X-RateLimit-Limit: 1000000000\r\n"
        + "X-RateLimit-Remaining: 999999999\r\n"
        + "X-RateLimit-Reset: 1774443660\r\n"
        + "\r\n"
        + body;
  }
}
