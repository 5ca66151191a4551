package dev.brazecdi.sandbox;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.RequiresPermission;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.core.ratelimit.RateLimited;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the sandbox knows: integrations, keys, budgets. Every access holds its monitor. */
final class World {
  final InstantSource clock;
  final String apiKey;
  final Set<String> withheldPermissions;
  boolean refusesKeys;
  final Duration runDuration;
  final Duration listedAfter;
  final CursorCodec cursors;
  final Faults faults;
  final Map<String, FakeIntegration> integrations = new LinkedHashMap<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Random requestIds;
  private final long seed;
  private Instant now;

  World(
      InstantSource clock,
      String apiKey,
      Set<String> withheldPermissions,
      Duration runDuration,
      Duration listedAfter,
      Duration window,
      long seed) {
    this.clock = clock;
    this.now = clock.instant();
    this.apiKey = apiKey;
    this.withheldPermissions = new HashSet<>(withheldPermissions);
    this.runDuration = runDuration;
    this.listedAfter = listedAfter;
    this.cursors = new CursorCodec(seed);
    this.faults = new Faults(seed);
    this.requestIds = new Random(seed);
    this.seed = seed;
    for (Method method : CdiApi.class.getMethods()) {
      Operation operation = Operation.of(method, window);
      operations.put(operation.name(), operation);
    }
  }

  /**
   * Reads the clock. What happens at once happens at one time: a request that is counted in a
   * window has its answer speak of that window, however the clock moves meanwhile.
   */
  Instant readClock() {
    now = clock.instant();
    return now;
  }

  /** What the clock showed when it was read last. */
  Instant now() {
    return now;
  }

  /** Forgets integrations, planned faults, and whatever became of the key and the budgets. */
  void reset() {
    integrations.clear();
    faults.forget();
    withheldPermissions.clear();
    refusesKeys = false;
    operations.values().forEach(operation -> operation.rateWindow().restore());
  }

  Operation operation(String name) {
    Operation operation = operations.get(name);
    if (operation == null) {
      throw new IllegalArgumentException(
          "no operation " + name + "; there are " + operations.keySet());
    }
    return operation;
  }

  void add(Planned plan) {
    RunGenerator generator = new RunGenerator(seed + 31L * integrations.size());
    integrations.put(
        plan.id(),
        new FakeIntegration(
            plan.id(), plan.name(), generator, generator.history(plan.syncs(), now())));
  }

  void add(Integration given, List<JobSyncStatus> runs) {
    integrations.put(
        given.integrationId(),
        new FakeIntegration(
            given,
            new RunGenerator(seed + 31L * integrations.size()),
            runs.stream().<Run>map(GivenRun::new).toList()));
  }

  Collection<Operation> operations() {
    return operations.values();
  }

  @Nullable FakeIntegration integration(String id) {
    return integrations.get(id);
  }

  String nextRequestId() {
    return new UUID(
            (requestIds.nextLong() & ~0xf000L) | 0x4000L,
            (requestIds.nextLong() & Long.MAX_VALUE >> 1) | Long.MIN_VALUE)
        .toString();
  }

  /** An operation as the document describes it, and its budget. */
  record Operation(String name, String permission, int pageSize, RateWindow rateWindow) {
    static Operation of(Method method, Duration window) {
      RateLimited rateLimited = method.getAnnotation(RateLimited.class);
      RequiresPermission permission = method.getAnnotation(RequiresPermission.class);
      Paginated paginated = method.getAnnotation(Paginated.class);
      if (rateLimited == null || permission == null) {
        throw new IllegalStateException(method + " lacks its limit or its permission");
      }
      return new Operation(
          rateLimited.operation(),
          permission.value(),
          paginated == null ? 0 : paginated.pageSize(),
          new RateWindow(rateLimited.requests(), window));
    }
  }
}
