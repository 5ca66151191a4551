package dev.brazecdi.benchmarks.peers;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.RuntimeDelegateImpl;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jspecify.annotations.Nullable;

/**
 * An implementation of Jakarta REST, which builds links and URIs. A JVM uses one at a time; by
 * default it depends on the class path.
 */
enum JaxRs {
  JERSEY(RuntimeDelegateImpl::new),
  RESTEASY(ResteasyProviderFactoryImpl::new);

  private static @Nullable JaxRs chosen;

  private final Supplier<RuntimeDelegate> delegate;

  JaxRs(Supplier<RuntimeDelegate> delegate) {
    this.delegate = delegate;
  }

  /** Makes it the implementation of this JVM. Only compares if it already is. */
  void choose() {
    if (chosen != this) {
      RuntimeDelegate.setInstance(delegate.get());
      chosen = this;
    }
  }
}
