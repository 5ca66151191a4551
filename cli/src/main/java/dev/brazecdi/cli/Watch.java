package dev.brazecdi.cli;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.Cancellation;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.error.ForbiddenException;
import dev.brazecdi.retrofit.error.UnauthorizedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of the newest runs of some integrations, and how more comes to be known. */
final class Watch {
  /** Of those without a start time, one that is running is the newest, the others the oldest. */
  private static final Comparator<JobSyncStatus> BY_START =
      Comparator.comparing(
          run ->
              Objects.requireNonNullElse(
                  run.syncStartTime(), Outcome.isRunning(run) ? Instant.MAX : Instant.MIN));

  private static final List<ExitCode> FROM_THE_WORST_ON =
      List.of(ExitCode.CRITICAL, ExitCode.COULD_NOT_TELL, ExitCode.WARNING);

  private final BrazeCdiClient braze;
  private final List<Integrations.Named> named;
  private final Cancellation cancellation;
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private boolean mayList = true;

  /**
   * Watches integrations.
   *
   * @param named which; empty for all of the workspace
   */
  Watch(BrazeCdiClient braze, List<Integrations.Named> named, Cancellation cancellation) {
    this.braze = braze;
    this.named = named;
    this.cancellation = cancellation;
  }

  /** What is known, in the order of the list. */
  List<Watched> watched() {
    return List.copyOf(watched.values());
  }

  boolean isAnyRunning() {
    return watched.values().stream().anyMatch(Watched::isRunning);
  }

  /** What the worst of the newest runs ends a command with. */
  ExitCode worst() {
    List<ExitCode> codes =
        watched.values().stream()
            .map(Watched::run)
            .filter(Objects::nonNull)
            .map(Outcome::code)
            .toList();
    return FROM_THE_WORST_ON.stream().filter(codes::contains).findFirst().orElse(ExitCode.OK);
  }

  /** Asks again. */
  void look() {
    if (!mayList || !lookAtList()) {
      mayList = false;
      for (Integrations.Named one : named) {
        watched.put(one.id(), new Watched(one, null, newest(one.id())));
      }
    }
  }

  /** Whether the key may list integrations, and so whether that was done. */
  private boolean lookAtList() {
    List<Integration> listed;
    try {
      listed = braze.integrations().cancelledBy(cancellation).stream().toList();
    } catch (UnauthorizedException | ForbiddenException e) {
      if (named.isEmpty()) {
        throw e;
      }
      return false;
    }
    List<String> ids = named.stream().map(Integrations.Named::id).toList();
    watched.keySet().retainAll(listed.stream().map(Integration::integrationId).toList());
    for (Integration one : listed) {
      if (ids.isEmpty() || ids.contains(one.integrationId())) {
        look(one);
      }
    }
    for (Integrations.Named one : named) {
      if (!watched.containsKey(one.id())) {
        throw new NoSuchIntegrationException(
            "there is no integration " + one.shown() + " in the list");
      }
    }
    return true;
  }

  /** The runs are read while one is under way, and if the list shows that something has changed. */
  private void look(Integration listed) {
    String id = listed.integrationId();
    Watched before = watched.get(id);
    if (before == null || before.isRunning() || before.hasChanged(listed)) {
      JobSyncStatus run = listed.lastJobStatus() == null ? null : newest(id);
      watched.put(id, new Watched(Integrations.Named.of(listed), listed, run));
    } else {
      watched.put(id, new Watched(before.integration(), listed, before.run()));
    }
  }

  private @Nullable JobSyncStatus newest(String id) {
    List<JobSyncStatus> first =
        new ArrayList<>(braze.jobSyncStatuses(id).cancelledBy(cancellation).firstPage().items());
    return first.stream().max(BY_START).orElse(null);
  }

  /**
   * An integration and its newest run.
   *
   * @param integration which
   * @param listed as the list has it; null if the key may not list
   * @param run its newest run; null if it has not run
   */
  record Watched(
      Integrations.Named integration, @Nullable Integration listed, @Nullable JobSyncStatus run) {
    boolean isRunning() {
      return run != null && !Outcome.hasEnded(run);
    }

    private boolean hasChanged(Integration now) {
      return listed == null
          || !Objects.equals(listed.lastJobStatus(), now.lastJobStatus())
          || !Objects.equals(listed.lastJobStartTime(), now.lastJobStartTime());
    }
  }
}
