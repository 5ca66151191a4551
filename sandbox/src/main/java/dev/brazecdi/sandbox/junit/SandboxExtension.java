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
 * A sandbox for each test:
 *
 * <pre>{@code
 * @RegisterExtension SandboxExtension braze = SandboxExtension.withSyncs(25);
 * }</pre>
 *
 * <p>It starts before a test and ends after it. Belongs to one test at a time.
 */
public final class SandboxExtension implements BeforeEachCallback, AfterEachCallback {
  private final Sandbox.Builder builder;
  private @Nullable Sandbox sandbox;

  private SandboxExtension(Sandbox.Builder builder) {
    this.builder = builder;
  }

  /**
   * A sandbox with one integration that has had so many runs.
   *
   * @param syncs how many
   */
  public static SandboxExtension withSyncs(int syncs) {
    return of(Sandbox.builder().integration("2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11", syncs));
  }

  /**
   * A sandbox as this builder makes it.
   *
   * @param builder used anew for each test
   */
  public static SandboxExtension of(Sandbox.Builder builder) {
    return new SandboxExtension(requireNonNull(builder, "builder"));
  }

  /**
   * The sandbox of the test that runs.
   *
   * @throws IllegalStateException if none does
   */
  public Sandbox sandbox() {
    if (sandbox == null) {
      throw new IllegalStateException("the sandbox runs during tests only");
    }
    return sandbox;
  }

  /** The address to give to a client. */
  public String baseUrl() {
    return sandbox().baseUrl();
  }

  /** The key it accepts. */
  public String apiKey() {
    return sandbox().apiKey();
  }

  /** Address and key as the environment variables of a client; unmodifiable. */
  public Map<String, String> environment() {
    return sandbox().environment();
  }

  /** The id of its first integration. */
  public String integrationId() {
    return sandbox().integrationIds().get(0);
  }

  /** All requests so far. */
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
