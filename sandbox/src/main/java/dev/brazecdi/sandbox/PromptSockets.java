package dev.brazecdi.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Server sockets whose connections send at once. Without that, the body of every answer on a
 * kept-alive connection waits forty milliseconds for the client to acknowledge the headers.
 */
final class PromptSockets extends ServerSocketFactory {
  // Beyond it, a connection of a burst waits a second until the system knocks again, and longer.
  private static final int BACKLOG = 1_024;

  private final Supplier<@Nullable Fault> faults;
  private final List<Socket> stalled = new CopyOnWriteArrayList<>();

  /**
   * Sockets that accept connections, but for those that a fault strikes.
   *
   * @param faults asked at each connection what is to strike it
   */
  PromptSockets(Supplier<@Nullable Fault> faults) {
    this.faults = faults;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public void bind(SocketAddress address, int backlog) throws IOException {
        super.bind(address, Math.max(backlog, BACKLOG));
      }

      @Override
      public Socket accept() throws IOException {
        while (true) {
          Socket socket = super.accept();
          Fault fault = faults.get();
          if (fault == null) {
            socket.setTcpNoDelay(true);
            return socket;
          }
          if (fault == Fault.CONNECTION_STALLED) {
            stalled.add(socket);
          } else {
            socket.close();
          }
        }
      }
    };
  }

  /** Ends the connections that nobody reads from. */
  void close() {
    for (Socket socket : stalled) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone, which is what was wanted.
      }
    }
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, 0);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return bound(new InetSocketAddress(port), backlog);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return bound(new InetSocketAddress(address, port), backlog);
  }

  private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
    ServerSocket socket = createServerSocket();
    socket.bind(address, backlog);
    return socket;
  }
}
