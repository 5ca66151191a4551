package dev.brazecdi.cli.watch;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.connection.NoSuchIntegrationException;
import dev.brazecdi.cli.syncs.RunText;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.CancellationToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of the newest runs of some integrations, and how more comes to be known. */
final class Watch {
  private static final List<ExitCode> FROM_THE_WORST_ON =
      List.of(ExitCode.CRITICAL, ExitCode.COULD_NOT_TELL, ExitCode.WARNING);

  private final BrazeCdiClient braze;
  private final List<Integrations.Named> named;
  private final CancellationToken cancellation;
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private boolean mayList = true;

  /**
   * Watches integrations.
   *
   * @param named which; empty for all of the workspace
   */
  Watch(BrazeCdiClient braze, List<Integrations.Named> named, CancellationToken cancellation) {
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
            .map(RunText::exitCode)
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
    return braze.jobSyncStatuses(id).cancelledBy(cancellation).firstPage().items().stream()
        .min(SyncRuns.NEWEST_FIRST)
        .orElse(null);
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
      return run != null && !SyncRuns.hasEnded(run);
    }

    private boolean hasChanged(Integration now) {
      return listed == null
          || !Objects.equals(listed.lastJobStatus(), now.lastJobStatus())
          || !Objects.equals(listed.lastJobStartTime(), now.lastJobStartTime());
    }
  }
}
