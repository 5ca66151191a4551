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

/** The state of the sandbox: integrations, key, rate limits. Every access holds its monitor. */
final class SandboxState {
  final String apiKey;
  final Set<String> withheldPermissions;
  boolean refusesKeys;
  final Duration runDuration;
  final Duration listedAfter;
  final Map<String, Operation> operations;
  final CursorCodec cursors;
  final Faults faults;
  final Map<String, FakeIntegration> integrations = new LinkedHashMap<>();
  private final InstantSource clock;
  private final Random requestIds;
  private final long seed;
  private Instant now;

  SandboxState(Sandbox.Builder builder) {
    this.clock = builder.clock;
    this.now = clock.instant();
    this.apiKey = builder.apiKey;
    this.withheldPermissions = new HashSet<>(builder.withheld);
    this.runDuration = builder.runDuration;
    this.listedAfter = builder.listedAfter;
    this.seed = builder.seed;
    this.cursors = new CursorCodec(seed);
    this.faults = new Faults(seed, builder.faultShare, builder.faults);
    this.requestIds = new Random(seed);
    this.operations = Operation.all(builder.window);
    builder.integrations.forEach(this::add);
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
    operations.values().forEach(operation -> operation.rateWindow().restore());
  }

  FakeIntegration add(FakeIntegration.Spec spec) {
    FakeIntegration added = FakeIntegration.generated(spec, nextGenerator(), now);
    integrations.put(spec.id(), added);
    return added;
  }

  void add(Integration entry, List<JobSyncStatus> runs) {
    integrations.put(entry.integrationId(), FakeIntegration.fixed(entry, nextGenerator(), runs));
  }

  private RunGenerator nextGenerator() {
    return new RunGenerator(seed + 31L * integrations.size());
  }

  String nextRequestId() {
    return new UUID(
            (requestIds.nextLong() & ~0xf000L) | 0x4000L,
            (requestIds.nextLong() & Long.MAX_VALUE >> 1) | Long.MIN_VALUE)
        .toString();
  }
}
