package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
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
 * Braze Cloud Data Ingestion as a fake on loopback, for demos and for tests of your own code.
 *
 * <p>It keeps to Braze's documentation and to what was seen of its API: pages of ten, the
 * documented {@code Link} header with the slash that its next link lacks, opaque cursors, rate
 * limits in clock-minute windows, error bodies, a 401 that echoes the key, a trigger whose run
 * takes its time. On request its answers go wrong: see {@link #inject}. The same seed and clock
 * make the same data. Figures of the API come from the OpenAPI document.
 *
 * <p>Start it, use {@link #baseUrl()} and {@link #apiKey()}, close it. Safe for use by several
 * threads.
 */
public final class Sandbox implements AutoCloseable {
  // Its own messages about every request would stand among the user's output. Kept, so that it
  // stays set.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final SandboxState state;
  private final ProviderStates states;
  private final ApiDispatcher dispatcher;
  private final MockWebServer server;
  private final PromptSockets sockets;

  private Sandbox(SandboxState state, Consumer<SandboxRequest> log, boolean stateChanges) {
    this.state = state;
    this.states = new ProviderStates(state);
    this.dispatcher =
        new ApiDispatcher(state, log, stateChanges ? new StateChanges(this::provide) : null);
    this.server = new MockWebServer();
    this.sockets = new PromptSockets(dispatcher::whileConnecting);
    server.setServerSocketFactory(sockets);
    server.setDispatcher(dispatcher);
  }

  /** A builder of a sandbox. */
  public static Builder builder() {
    return new Builder();
  }

  /** The address to give to a client, on a port of its own. */
  public String baseUrl() {
    return server.url("/").toString();
  }

  /** The key it accepts, which is no secret. */
  public String apiKey() {
    return state.apiKey;
  }

  /**
   * Address and key as the environment variables of a client: {@code BRAZE_REST_ENDPOINT} and
   * {@code BRAZE_API_KEY}; unmodifiable.
   */
  public Map<String, String> environment() {
    return Map.of("BRAZE_REST_ENDPOINT", baseUrl(), "BRAZE_API_KEY", apiKey());
  }

  /** The ids of its integrations, in their order. */
  public List<String> integrationIds() {
    synchronized (state) {
      return List.copyOf(state.integrations.keySet());
    }
  }

  /** All requests so far, in the order of their arrival; unmodifiable. */
  public List<SandboxRequest> requests() {
    return dispatcher.requests();
  }

  /**
   * Adds an integration with so many runs that have ended, or puts it in the place of the one with
   * that id.
   *
   * @param id its id; not blank
   * @param syncs how many runs it has had
   */
  public void addIntegration(String id, int syncs) {
    synchronized (state) {
      state.readClock();
      state.add(IntegrationSpec.of(id, "Integration " + (state.integrations.size() + 1), syncs));
    }
  }

  /**
   * Adds an integration as it is given, or puts it in the place of the one with that id: schedules,
   * failures and watermarks that generated data does not have. Its last job is that of its newest
   * run where the entry leaves it open, and once a run was started.
   *
   * @param integration its entry in the list
   * @param runs its runs, the newest first
   */
  public void addIntegration(Integration integration, List<JobSyncStatus> runs) {
    requireNonNull(integration, "integration");
    synchronized (state) {
      state.readClock();
      state.add(integration, List.copyOf(runs));
    }
  }

  /**
   * Starts a run as a schedule would, by the sandbox's clock; it succeeds after {@link
   * Builder#runDuration}.
   *
   * @throws IllegalArgumentException if there is no such integration
   */
  public void startRun(String integrationId) {
    synchronized (state) {
      integration(integrationId).start(state.readClock(), state.runDuration, state.listedAfter);
    }
  }

  /**
   * Puts a run at the head of an integration's list, for data that the generated runs do not have:
   * it is shown as it is, unknown statuses, missing fields and unknown ones included.
   *
   * @throws IllegalArgumentException if there is no such integration
   */
  public void addRun(String integrationId, JobSyncStatus run) {
    requireNonNull(run, "run");
    synchronized (state) {
      integration(integrationId).add(new FixedRun(run));
    }
  }

  /**
   * Puts the sandbox into a provider state of a contract test: an empty workspace whose key has all
   * permissions and whose budgets are full, and then what the state says. See {@code
   * docs/contract.md} for the states there are.
   *
   * @param providerState the state's name, such as {@code an integration has syncs}
   * @param parameters its parameters, such as {@code total}
   * @return the values that a pact takes from the state, such as {@code integration_id};
   *     unmodifiable
   * @throws IllegalArgumentException if there is no such state, or a parameter is not right
   */
  public Map<String, Object> provide(String providerState, Map<String, ?> parameters) {
    synchronized (state) {
      state.readClock();
      return states.provide(providerState, parameters);
    }
  }

  /**
   * Where {@link #provide} can be asked for over HTTP, as verifiers of pacts do. Refuses every
   * request unless the sandbox was built {@link Builder#providerStates with it}.
   */
  public String providerStatesUrl() {
    return server.url(StateChanges.PATH).toString();
  }

  private FakeIntegration integration(String id) {
    FakeIntegration integration = state.integration(id);
    if (integration == null) {
      throw new IllegalArgumentException("no integration " + id);
    }
    return integration;
  }

  /**
   * Has a request go wrong. Requests are counted as {@link #requests()} lists them, repeated ones
   * as well.
   *
   * @param request which one: 1 for the first since the start
   * @param fault what goes wrong
   * @throws IllegalArgumentException if that request has been answered
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

  /** Ends the server. */
  @Override
  public void close() {
    sockets.close();
    server.close();
  }

  /** Builds a sandbox. Belongs to one thread. */
  public static final class Builder {
    private final List<IntegrationSpec> integrations = new ArrayList<>();
    private final Set<String> withheld = new HashSet<>();
    private long seed = 1;
    private InstantSource clock = InstantSource.system();
    private @Nullable Duration window;
    private Duration runDuration = Duration.ofSeconds(20);
    private Duration listedAfter = Duration.ZERO;
    private double faultShare;
    private List<Fault> faults = List.of();
    private String apiKey = "sandbox-key-8d3f0c5e";
    private int port;
    private boolean providerStates;
    private Consumer<SandboxRequest> log = request -> {};

    private Builder() {}

    /**
     * Adds an integration with so many runs that have ended.
     *
     * @param id its id; not blank
     * @param syncs how many runs it has had
     */
    public Builder integration(String id, int syncs) {
      return integration(id, "Integration " + (integrations.size() + 1), syncs);
    }

    /**
     * Adds an integration with a name and so many runs that have ended.
     *
     * @param id its id; not blank
     * @param name its name
     * @param syncs how many runs it has had
     */
    public Builder integration(String id, String name, int syncs) {
      integrations.add(IntegrationSpec.of(id, name, syncs));
      return this;
    }

    /** What the data is drawn from. Defaults to 1. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** What it takes for now. Defaults to the machine's clock. */
    public Builder clock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** How long a window of the rate limit is. Defaults to a minute, as Braze's. */
    public Builder window(Duration window) {
      if (window.toMillis() <= 0) {
        throw new IllegalArgumentException("window >= 1 ms: " + window);
      }
      this.window = window;
      return this;
    }

    /** How long a run takes that is triggered or started. Defaults to twenty seconds. */
    public Builder runDuration(Duration runDuration) {
      this.runDuration = requireNonNull(runDuration, "runDuration");
      return this;
    }

    /**
     * How long a run that was triggered or started is missing from the list, as Braze's may be:
     * until then the newest is the one before. Defaults to not at all.
     */
    public Builder listedAfter(Duration listedAfter) {
      this.listedAfter = requireNonNull(listedAfter, "listedAfter");
      return this;
    }

    /** The key it accepts. Defaults to one of its own. */
    public Builder apiKey(String apiKey) {
      this.apiKey = requireNonNull(apiKey, "apiKey");
      return this;
    }

    /** Has the key lack a permission, such as {@code cdi.integration_list}. Defaults to none. */
    public Builder withholdPermission(String permission) {
      withheld.add(permission);
      return this;
    }

    /**
     * Has requests go wrong at random, drawn from the seed. Faults of connections are none of
     * these. Defaults to none.
     *
     * @param share how many of the requests, from 0 to 1
     * @param faults what goes wrong, each as often as the others
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

    /** Where it listens on loopback. Defaults to 0, a free port that it chooses. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Lets whoever reaches it change its state over HTTP: see {@link Sandbox#providerStatesUrl()}.
     * Defaults to not.
     */
    public Builder providerStates(boolean providerStates) {
      this.providerStates = providerStates;
      return this;
    }

    /** Who is told of each request, one at a time and before it is answered. Defaults to nobody. */
    public Builder log(Consumer<SandboxRequest> log) {
      this.log = requireNonNull(log, "log");
      return this;
    }

    /**
     * Starts it.
     *
     * @throws UncheckedIOException if it cannot listen, such as on a port that is in use
     */
    public Sandbox start() {
      SERVER_LOG.setLevel(Level.WARNING);
      SandboxState state =
          new SandboxState(clock, apiKey, withheld, runDuration, listedAfter, window, seed);
      integrations.forEach(state::add);
      state.faults.atRandom(faultShare, faults);
      Sandbox sandbox = new Sandbox(state, log, providerStates);
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
