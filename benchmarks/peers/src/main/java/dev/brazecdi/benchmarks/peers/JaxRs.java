package dev.brazecdi.benchmarks.peers;

import jakarta.ws.rs.ext.RuntimeDelegate;
import org.glassfish.jersey.internal.RuntimeDelegateImpl;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jspecify.annotations.Nullable;

/**
 * An implementation of Jakarta REST, which builds links and URIs. A JVM uses one at a time; by
 * default it depends on the class path.
 */
enum JaxRs {
  JERSEY,
  RESTEASY;

  private static @Nullable JaxRs chosen;

  /** Makes it the implementation of this JVM. Only compares if it already is. */
  void choose() {
    if (chosen != this) {
      RuntimeDelegate.setInstance(start());
      chosen = this;
    }
  }

  private RuntimeDelegate start() {
    return switch (this) {
      case JERSEY -> new RuntimeDelegateImpl();
      case RESTEASY -> new ResteasyProviderFactoryImpl();
    };
  }
}
