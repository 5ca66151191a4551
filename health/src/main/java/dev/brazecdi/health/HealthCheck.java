package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service how its integrations are: one request for ten of them, and one more, seldom up
 * to three, for each that cannot be judged without its runs. Immutable.
 *
 * <pre>{@code
 * HealthReport report = HealthCheck.of(braze).all();
 * if (report.severity() != Severity.OK) …
 * }</pre>
 */
public final class HealthCheck {
  private final BrazeCdiClient braze;
  private final Function<? super Integration, HealthPolicy> policies;
  private final InstantSource clock;
  private final @Nullable CancellationToken cancellation;

  private HealthCheck(
      BrazeCdiClient braze,
      Function<? super Integration, HealthPolicy> policies,
      InstantSource clock,
      @Nullable CancellationToken cancellation) {
    this.braze = braze;
    this.policies = policies;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /** A check by the default policy. */
  public static HealthCheck of(BrazeCdiClient braze) {
    return new HealthCheck(
        requireNonNull(braze, "braze"),
        integration -> HealthPolicy.defaults(),
        InstantSource.system(),
        null);
  }

  /** The same by this policy. */
  public HealthCheck policy(HealthPolicy policy) {
    requireNonNull(policy, "policy");
    return policies(integration -> policy);
  }

  /** The same by a policy for each integration. */
  public HealthCheck policies(Function<? super Integration, HealthPolicy> policies) {
    return new HealthCheck(braze, requireNonNull(policies, "policies"), clock, cancellation);
  }

  /** The same with the time from here where answers do not tell it. Defaults to the machine's. */
  public HealthCheck clock(InstantSource clock) {
    return new HealthCheck(braze, policies, requireNonNull(clock, "clock"), cancellation);
  }

  /** The same, ended when this is cancelled. Defaults to nothing that ends it. */
  public HealthCheck cancelledBy(CancellationToken cancellation) {
    return new HealthCheck(braze, policies, clock, requireNonNull(cancellation, "cancellation"));
  }

  /**
   * A verdict on every integration of the workspace.
   *
   * @throws BrazeCdiException if they cannot be listed; runs that cannot be read are a verdict
   */
  public HealthReport all() {
    Look look = new Look();
    look.list(null);
    look.integrations.values().forEach(look::judge);
    return look.report();
  }

  /**
   * A verdict on some integrations. If the key may not list integrations, they are judged by their
   * runs alone, without schedule and name.
   *
   * @param integrationIds their ids; one that is not in the list has a verdict as well
   * @throws BrazeCdiException if they cannot be listed; runs that cannot be read are a verdict
   */
  public HealthReport only(Collection<String> integrationIds) {
    Set<String> wanted = new LinkedHashSet<>(integrationIds);
    Look look = new Look();
    boolean listed = true;
    try {
      look.list(wanted);
    } catch (UnauthorizedException | ForbiddenException e) {
      listed = false;
    }
    for (String id : wanted) {
      Integration integration = look.integrations.get(id);
      if (integration != null) {
        look.judge(integration);
      } else if (listed) {
        look.verdicts.add(
            couldNotTell(id, Reason.NOT_FOUND, "there is no such integration in the list"));
      } else {
        look.judgeByRuns(Integration.builder().integrationId(id).build());
      }
    }
    return look.report();
  }

  private static Verdict couldNotTell(String id, Reason reason, String message) {
    return couldNotTell(Integration.builder().integrationId(id).build(), reason, message);
  }

  private static Verdict couldNotTell(Integration integration, Reason reason, String message) {
    return new Verdict(
        integration, List.of(new Finding(Severity.UNKNOWN, reason, message)), null, null);
  }

  /** One look at the service. */
  private final class Look {
    private final Map<String, Integration> integrations = new LinkedHashMap<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private @Nullable Instant now;

    /** Reads the list as far as it must: to the end, or until all that are wanted were seen. */
    void list(@Nullable Set<String> wanted) {
      for (Page<Integration> page : bounded(braze.integrations()).pages()) {
        tellTime(page);
        page.items().forEach(item -> integrations.put(item.integrationId(), item));
        if (wanted != null && integrations.keySet().containsAll(wanted)) {
          return;
        }
      }
    }

    void judge(Integration integration) {
      HealthEvaluator health = HealthEvaluator.of(policies.apply(integration));
      verdicts.add(
          health.hasEnough(integration, List.of(), now())
              ? health.judge(integration, List.of(), now())
              : judgeByRuns(health, integration));
    }

    void judgeByRuns(Integration integration) {
      verdicts.add(judgeByRuns(HealthEvaluator.of(policies.apply(integration)), integration));
    }

    private Verdict judgeByRuns(HealthEvaluator health, Integration integration) {
      try {
        List<JobSyncStatus> runs = runs(health, integration);
        return health.judge(integration, runs, now());
      } catch (CancelledException | DeadlineExceededException e) {
        throw e;
      } catch (BrazeCdiException | IllegalArgumentException e) { // an id that is none
        return couldNotTell(
            integration, Reason.UNREADABLE, "its runs could not be read: " + e.getMessage());
      }
    }

    /** As many as it takes, a page at a time. */
    private List<JobSyncStatus> runs(HealthEvaluator health, Integration integration) {
      List<JobSyncStatus> runs = new ArrayList<>();
      PagedIterable<JobSyncStatus> all = braze.jobSyncStatuses(integration.integrationId());
      for (Page<JobSyncStatus> page : bounded(all).pages()) {
        tellTime(page);
        runs.addAll(page.items());
        if (!runs.isEmpty() && health.hasEnough(integration, runs, now())) {
          break;
        }
      }
      return runs;
    }

    private <T> PagedIterable<T> bounded(PagedIterable<T> list) {
      return cancellation == null ? list : list.cancelledBy(cancellation);
    }

    private void tellTime(Page<?> page) {
      if (page.date() != null) {
        now = page.date();
      }
    }

    private Instant now() {
      return now == null ? clock.instant() : now;
    }

    HealthReport report() {
      return new HealthReport(now(), verdicts);
    }
  }
}
