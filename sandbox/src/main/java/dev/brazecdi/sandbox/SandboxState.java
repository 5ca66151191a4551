package dev.brazecdi.sandbox;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of the sandbox: integrations, key, rate limits. Every access holds its monitor. */
final class SandboxState {
  final InstantSource clock;
  final String apiKey;
  final Set<String> withheldPermissions;
  boolean refusesKeys;
  final Duration runDuration;
  final Duration listedAfter;
  final OperationTable operations;
  final CursorCodec cursors;
  final Faults faults;
  final Map<String, FakeIntegration> integrations = new LinkedHashMap<>();
  private final Random requestIds;
  private final long seed;
  private Instant now;

  SandboxState(
      InstantSource clock,
      String apiKey,
      Set<String> withheldPermissions,
      Duration runDuration,
      Duration listedAfter,
      @Nullable Duration window,
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
    this.operations = new OperationTable(window);
  }

  /**
   * Reads the clock. A request and its response use the same time, so that the response's headers
   * describe the window in which the request was counted.
   */
  Instant readClock() {
    now = clock.instant();
    return now;
  }

  /** Returns the time of the last {@link #readClock}. */
  Instant now() {
    return now;
  }

  /** Removes integrations and planned faults; restores the key and the rate limits. */
  void reset() {
    integrations.clear();
    faults.forget();
    withheldPermissions.clear();
    refusesKeys = false;
    operations.all().forEach(operation -> operation.rateWindow().restore());
  }

  void add(IntegrationSpec spec) {
    RunGenerator generator = new RunGenerator(seed + 31L * integrations.size());
    integrations.put(
        spec.id(),
        new FakeIntegration(
            spec.id(), spec.name(), generator, generator.history(spec.syncs(), now())));
  }

  void add(Integration given, List<JobSyncStatus> runs) {
    integrations.put(
        given.integrationId(),
        new FakeIntegration(
            given,
            new RunGenerator(seed + 31L * integrations.size()),
            runs.stream().<Run>map(FixedRun::new).toList()));
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
}
