package dev.brazecdi.sandbox.junit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that runs a sandbox for each test:
 *
 * <pre>{@code
 * @RegisterExtension SandboxExtension braze = SandboxExtension.withSyncs(25);
 * }</pre>
 *
 * <p>The sandbox starts before a test and stops after it. Not for tests that run concurrently.
 */
public final class SandboxExtension implements BeforeEachCallback, AfterEachCallback {
  private final Sandbox.Builder builder;
  private @Nullable Sandbox sandbox;

  private SandboxExtension(Sandbox.Builder builder) {
    this.builder = builder;
  }

  /**
   * Creates an extension whose sandbox has one integration.
   *
   * @param syncs the number of past runs of the integration
   */
  public static SandboxExtension withSyncs(int syncs) {
    return of(Sandbox.builder().integration("2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11", syncs));
  }

  /**
   * Creates an extension with a builder.
   *
   * @param builder builds the sandbox of each test
   */
  public static SandboxExtension of(Sandbox.Builder builder) {
    return new SandboxExtension(requireNonNull(builder, "builder"));
  }

  /**
   * Returns the sandbox of the current test.
   *
   * @throws IllegalStateException if no test is running
   */
  public Sandbox sandbox() {
    if (sandbox == null) {
      throw new IllegalStateException("the sandbox runs during tests only");
    }
    return sandbox;
  }

  /** Returns the base URL for a client. */
  public String baseUrl() {
    return sandbox().baseUrl();
  }

  /** Returns the API key that the sandbox accepts. */
  public String apiKey() {
    return sandbox().apiKey();
  }

  /** Returns base URL and key as the environment variables of a client; unmodifiable. */
  public Map<String, String> environment() {
    return sandbox().environment();
  }

  /** Returns the id of the first integration. */
  public String integrationId() {
    return sandbox().integrationIds().get(0);
  }

  /** Returns all requests so far; unmodifiable. */
  public List<SandboxRequest> requests() {
    return sandbox().requests();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    sandbox = builder.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (sandbox != null) {
      sandbox.close();
      sandbox = null;
    }
  }
}
