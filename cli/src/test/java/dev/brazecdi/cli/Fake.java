package dev.brazecdi.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A server whose answers a test makes up, for what the sandbox does not do. */
final class Fake implements AutoCloseable {
  private final HttpServer server;
  final List<String> authorizations = new ArrayList<>();

  /** Starts it; a request is method, path and query, its answer what {@code answers} gives. */
  Fake(Function<String, Answer> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  private void answer(HttpExchange exchange, Function<String, Answer> answers) throws IOException {
    try (exchange) {
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      Answer answer = answers.apply(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      for (int i = 0; i < answer.headers.size(); i += 2) {
        exchange.getResponseHeaders().add(answer.headers.get(i), answer.headers.get(i + 1));
      }
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** An answer: its status, its body, and names and values of its headers by turns. */
  record Answer(int status, String body, List<String> headers) {
    Answer(int status, String body, String... headers) {
      this(status, body, List.of(headers));
    }
  }
}
