package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.sandbox.FakeIntegration.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/**
 * A fake server of Braze Cloud Data Ingestion on loopback, for demos and for tests of your code.
 *
 * <p>It follows Braze's documentation and the observed behaviour of the API: pages of ten, the
 * documented {@code Link} header whose next link lacks a slash, opaque cursors, rate limits in
 * clock-minute windows, error bodies, a 401 that echoes the key, and runs that take some time after
 * a trigger. {@link #inject} adds faults. The same seed and clock produce the same data. Routes,
 * permissions, rate limits and page sizes come from the OpenAPI document.
 *
 * <p>Start it, use {@link #baseUrl()} and {@link #apiKey()}, close it. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  // Silences a log message for every request. A strong reference keeps the level from being lost.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final SandboxState state;
  private final ProviderStates states;
  private final ApiDispatcher dispatcher;
  private final MockWebServer server;
  private final PromptSockets sockets;

  private Sandbox(Builder builder) {
    this.state = new SandboxState(builder);
    this.states = new ProviderStates(state);
    this.dispatcher =
        new ApiDispatcher(
            state, builder.log, builder.providerStates ? new StateChanges(states) : null);
    this.server = new MockWebServer();
    this.sockets = new PromptSockets(dispatcher::whileConnecting);
    server.setServerSocketFactory(sockets);
    server.setDispatcher(dispatcher);
  }

  /** Returns a new builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the base URL for a client. */
  public String baseUrl() {
    return server.url("/").toString();
  }

  /** Returns the API key that the sandbox accepts; it is not a secret. */
  public String apiKey() {
    return state.apiKey;
  }

  /**
   * Returns base URL and key as the environment variables of a client, {@code BRAZE_REST_ENDPOINT}
   * and {@code BRAZE_API_KEY}; unmodifiable.
   */
  public Map<String, String> environment() {
    return Map.of("BRAZE_REST_ENDPOINT", baseUrl(), "BRAZE_API_KEY", apiKey());
  }

  /** Returns the ids of the integrations in their order; unmodifiable. */
  public List<String> integrationIds() {
    synchronized (state) {
      return List.copyOf(state.integrations.keySet());
    }
  }

  /** Returns all requests so far in the order of their arrival; unmodifiable. */
  public List<SandboxRequest> requests() {
    return dispatcher.requests();
  }

  /**
   * Adds an integration, or replaces the one with this id.
   *
   * @param id its id; not blank
   * @param syncs the number of past runs
   */
  public void addIntegration(String id, int syncs) {
    synchronized (state) {
      state.readClock();
      state.add(new Spec(id, "Integration " + (state.integrations.size() + 1), syncs));
    }
  }

  /**
   * Adds an integration with fixed data, or replaces the one with this id: for schedules, failures
   * and watermarks that generated data does not have. Its last job is its newest run if the entry
   * has no last job or once a run was started.
   *
   * @param integration its entry in the list
   * @param runs its runs, newest first
   */
  public void addIntegration(Integration integration, List<JobSyncStatus> runs) {
    requireNonNull(integration, "integration");
    synchronized (state) {
      state.readClock();
      state.add(integration, List.copyOf(runs));
    }
  }

  /**
   * Starts a run now, as a schedule would. It succeeds after {@link Builder#runDuration}.
   *
   * @throws IllegalArgumentException if there is no such integration
   */
  public void startRun(String integrationId) {
    synchronized (state) {
      integration(integrationId).start(state.readClock(), state.runDuration, state.listedAfter);
    }
  }

  /**
   * Adds a run as the newest of an integration, for data that generated runs do not have: unknown
   * statuses, absent fields and unknown fields are sent unchanged.
   *
   * @throws IllegalArgumentException if there is no such integration
   */
  public void addRun(String integrationId, JobSyncStatus run) {
    requireNonNull(run, "run");
    synchronized (state) {
      integration(integrationId).add(Run.fixed(run));
    }
  }

  /**
   * Sets a provider state of a contract test. It starts from an empty workspace with all
   * permissions and full rate limits. See {@code docs/contract.md} for the states.
   *
   * @param providerState the state's name, such as {@code an integration has syncs}
   * @param parameters its parameters, such as {@code total}
   * @return the values that a pact takes from the state, such as {@code integration_id};
   *     unmodifiable
   * @throws IllegalArgumentException if there is no such state, or a parameter is not valid
   */
  public Map<String, Object> provide(String providerState, Map<String, ?> parameters) {
    return states.provide(providerState, parameters);
  }

  /**
   * Returns the URL at which Pact verifiers call {@link #provide} over HTTP. It returns 404 unless
   * {@link Builder#providerStates} is set.
   */
  public String providerStatesUrl() {
    return server.url(StateChanges.PATH).toString();
  }

  private FakeIntegration integration(String id) {
    FakeIntegration integration = state.integrations.get(id);
    if (integration == null) {
      throw new IllegalArgumentException("no integration " + id);
    }
    return integration;
  }

  /**
   * Plans a fault of a future request. Requests are counted as in {@link #requests()}, retries
   * included.
   *
   * @param request the number of the request, 1 for the first since the start
   * @throws IllegalArgumentException if the sandbox has responded to that request
   */
  public void inject(int request, Fault fault) {
    synchronized (state) {
      int next = dispatcher.requests().size() + 1;
      if (request < next) {
        throw new IllegalArgumentException(
            "request " + request + " has been answered; the next is " + next);
      }
      state.faults.plan(request, requireNonNull(fault, "fault"));
    }
  }

  /** Stops the server. */
  @Override
  public void close() {
    sockets.close();
    server.close();
  }

  /** A builder of a sandbox. Not thread-safe. */
  public static final class Builder {
    final List<Spec> integrations = new ArrayList<>();
    final Set<String> withheld = new HashSet<>();
    long seed = 1;
    InstantSource clock = InstantSource.system();
    @Nullable Duration window;
    Duration runDuration = Duration.ofSeconds(20);
    Duration listedAfter = Duration.ZERO;
    double faultShare;
    List<Fault> faults = List.of();
    String apiKey = "sandbox-key-8d3f0c5e";
    private int port;
    private boolean providerStates;
    private Consumer<SandboxRequest> log = request -> {};

    private Builder() {}

    /**
     * Adds an integration.
     *
     * @param id its id; not blank
     * @param syncs the number of past runs
     */
    public Builder integration(String id, int syncs) {
      return integration(id, "Integration " + (integrations.size() + 1), syncs);
    }

    /**
     * Adds an integration with a name.
     *
     * @param id its id; not blank
     * @param syncs the number of past runs
     */
    public Builder integration(String id, String name, int syncs) {
      integrations.add(new Spec(id, name, syncs));
      return this;
    }

    /** Sets the seed of the generated data. Defaults to 1. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** Sets the clock. Defaults to the system clock. */
    public Builder clock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Sets the window of all rate limits. Defaults to the documented one, a minute. */
    public Builder window(Duration window) {
      if (window.toMillis() <= 0) {
        throw new IllegalArgumentException("window >= 1 ms: " + window);
      }
      this.window = window;
      return this;
    }

    /** Sets the duration of runs that are triggered or started. Defaults to 20 seconds. */
    public Builder runDuration(Duration runDuration) {
      this.runDuration = requireNonNull(runDuration, "runDuration");
      return this;
    }

    /**
     * Sets the delay after which a triggered or started run is in the list; Braze's may be late.
     * Defaults to zero.
     */
    public Builder listedAfter(Duration listedAfter) {
      this.listedAfter = requireNonNull(listedAfter, "listedAfter");
      return this;
    }

    /** Sets the API key that the sandbox accepts. Defaults to a fixed key. */
    public Builder apiKey(String apiKey) {
      this.apiKey = requireNonNull(apiKey, "apiKey");
      return this;
    }

    /** Removes a permission from the key, such as {@code cdi.integration_list}. */
    public Builder withholdPermission(String permission) {
      withheld.add(permission);
      return this;
    }

    /**
     * Adds faults at random, drawn from the seed. Faults of connections are not supported. Defaults
     * to none.
     *
     * @param share the share of requests with a fault, from 0 to 1
     * @param faults the faults, which are equally likely
     */
    public Builder faults(double share, Fault... faults) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("0 <= share <= 1: " + share);
      }
      for (Fault fault : faults) {
        if (fault.step() == Fault.Step.CONNECT) {
          throw new IllegalArgumentException(fault + " strikes connections; use inject(…)");
        }
      }
      this.faultShare = share;
      this.faults = List.of(faults);
      return this;
    }

    /** Sets the port on loopback. Defaults to 0, which selects a free port. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Sets whether clients can change the state over HTTP at {@link Sandbox#providerStatesUrl()}.
     * Defaults to false.
     */
    public Builder providerStates(boolean providerStates) {
      this.providerStates = providerStates;
      return this;
    }

    /** Sets a consumer of each request, called before the response. Defaults to none. */
    public Builder log(Consumer<SandboxRequest> log) {
      this.log = requireNonNull(log, "log");
      return this;
    }

    /**
     * Starts the sandbox.
     *
     * @throws UncheckedIOException if it cannot listen, such as on a port that is in use
     */
    public Sandbox start() {
      SERVER_LOG.setLevel(Level.WARNING);
      Sandbox sandbox = new Sandbox(this);
      try {
        sandbox.server.start(InetAddress.getLoopbackAddress(), port);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the sandbox cannot listen on loopback, port " + port + ": " + e.getMessage(), e);
      }
      return sandbox;
    }
  }
}
