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
 * Checks the health of integrations. It sends one request for ten integrations, and one more,
 * rarely up to three, for each that cannot be judged without its runs. Immutable.
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

  /** Returns a check with the default policy. */
  public static HealthCheck of(BrazeCdiClient braze) {
    return new HealthCheck(
        requireNonNull(braze, "braze"),
        integration -> HealthPolicy.defaults(),
        InstantSource.system(),
        null);
  }

  /** Returns a check with one policy for all integrations. */
  public HealthCheck policy(HealthPolicy policy) {
    requireNonNull(policy, "policy");
    return policies(integration -> policy);
  }

  /** Returns a check with a policy for each integration. */
  public HealthCheck policies(Function<? super Integration, HealthPolicy> policies) {
    return new HealthCheck(braze, requireNonNull(policies, "policies"), clock, cancellation);
  }

  /**
   * Returns a check that takes the time from a clock if responses have no date. Defaults to the
   * local clock.
   */
  public HealthCheck clock(InstantSource clock) {
    return new HealthCheck(braze, policies, requireNonNull(clock, "clock"), cancellation);
  }

  /** Returns a check that a token can cancel. Defaults to none. */
  public HealthCheck cancelledBy(CancellationToken cancellation) {
    return new HealthCheck(braze, policies, clock, requireNonNull(cancellation, "cancellation"));
  }

  /**
   * Checks every integration of the workspace.
   *
   * @throws BrazeCdiException if they cannot be listed; runs that cannot be read are a finding
   */
  public HealthReport all() {
    Look look = new Look();
    look.list(null);
    look.integrations.values().forEach(look::judge);
    return look.report();
  }

  /**
   * Checks some integrations. If the key may not list integrations, they are judged by their runs
   * alone, without schedule and name.
   *
   * @param integrationIds their ids; an id that is not in the list has a verdict as well
   * @throws BrazeCdiException if they cannot be listed; runs that cannot be read are a finding
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
      Integration unlisted = Integration.builder().integrationId(id).build();
      if (integration != null) {
        look.judge(integration);
      } else if (listed) {
        look.verdicts.add(
            unknown(unlisted, Reason.NOT_FOUND, "there is no such integration in the list"));
      } else {
        look.judgeByRuns(unlisted);
      }
    }
    return look.report();
  }

  private static Verdict unknown(Integration integration, Reason reason, String message) {
    return new Verdict(
        integration, List.of(new Finding(Severity.UNKNOWN, reason, message)), null, null);
  }

  /** One check, with what it has read. */
  private final class Look {
    private final Map<String, Integration> integrations = new LinkedHashMap<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private @Nullable Instant now;

    /** Reads the list to its end, or until it has all wanted integrations. */
    void list(@Nullable Set<String> wanted) {
      for (Page<Integration> page : bounded(braze.integrations()).pages()) {
        setTime(page);
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
        return health.judge(integration, runs(health, integration), now());
      } catch (CancelledException | DeadlineExceededException e) {
        throw e;
      } catch (BrazeCdiException | IllegalArgumentException e) { // an invalid id
        return unknown(
            integration, Reason.UNREADABLE, "its runs could not be read: " + e.getMessage());
      }
    }

    /** Reads pages of runs until they suffice. */
    private List<JobSyncStatus> runs(HealthEvaluator health, Integration integration) {
      List<JobSyncStatus> runs = new ArrayList<>();
      PagedIterable<JobSyncStatus> all = braze.jobSyncStatuses(integration.integrationId());
      for (Page<JobSyncStatus> page : bounded(all).pages()) {
        setTime(page);
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

    private void setTime(Page<?> page) {
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
