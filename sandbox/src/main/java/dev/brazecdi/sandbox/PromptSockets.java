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
 * A factory of server sockets whose connections have {@code TCP_NODELAY}. Without it, every body on
 * a kept-alive connection is delayed by 40 ms until the client acknowledges the headers.
 */
final class PromptSockets extends ServerSocketFactory {
  // In a burst of more connections, the client retries a connection only after a second.
  private static final int BACKLOG = 1_024;

  private final Supplier<@Nullable Fault> faults;
  private final List<Socket> stalled = new CopyOnWriteArrayList<>();

  /**
   * Creates a factory.
   *
   * @param faults supplies the fault of each new connection; null for none
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

  /** Closes the stalled connections. */
  void close() {
    for (Socket socket : stalled) {
      try {
        socket.close();
      } catch (IOException e) {
        // Already closed.
      }
    }
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, 0, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    socket.bind(new InetSocketAddress(address, port), backlog);
    return socket;
  }
}
