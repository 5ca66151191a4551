package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** Keeps a listener that throws from failing calls. Its first exception is logged. */
final class SafeListener implements ClientListener {
  private static final System.Logger LOG = System.getLogger("dev.brazecdi");

  /** The listeners that have thrown; several interceptors may notify the same one. */
  private static final Set<ClientListener> REPORTED =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final ClientListener listener;

  private SafeListener(ClientListener listener) {
    this.listener = requireNonNull(listener, "listener");
  }

  static ClientListener of(ClientListener listener) {
    return listener == NONE ? NONE : new SafeListener(listener);
  }

  @Override
  public void waiting(Waiting event) {
    safely(() -> listener.waiting(event));
  }

  @Override
  public void retrying(Retrying event) {
    safely(() -> listener.retrying(event));
  }

  @Override
  public void responseReceived(ResponseReceived event) {
    safely(() -> listener.responseReceived(event));
  }

  @Override
  public void attemptFailed(AttemptFailed event) {
    safely(() -> listener.attemptFailed(event));
  }

  private void safely(Runnable notification) {
    try {
      notification.run();
    } catch (RuntimeException e) {
      if (REPORTED.add(listener)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "A ClientListener threw an exception. Calls continue; later ones are not logged.",
            e);
      }
    }
  }
}
