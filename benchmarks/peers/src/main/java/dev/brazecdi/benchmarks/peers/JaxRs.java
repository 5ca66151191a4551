package dev.brazecdi.benchmarks.peers;

import jakarta.ws.rs.ext.RuntimeDelegate;
import org.glassfish.jersey.internal.RuntimeDelegateImpl;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jspecify.annotations.Nullable;

/**
 * The implementation of Jakarta REST that builds links and URIs. There is one to a JVM, and which
 * one is otherwise left to the class path.
 */
enum JaxRs {
  JERSEY {
    @Override
    RuntimeDelegate start() {
      return new RuntimeDelegateImpl();
    }
  },

  RESTEASY {
    @Override
    RuntimeDelegate start() {
      return new ResteasyProviderFactoryImpl();
    }
  };

  private static @Nullable JaxRs chosen;

  abstract RuntimeDelegate start();

  /** Makes it the JVM's, which costs a comparison where it is already. */
  void choose() {
    if (chosen != this) {
      RuntimeDelegate.setInstance(start());
      chosen = this;
    }
  }
}
