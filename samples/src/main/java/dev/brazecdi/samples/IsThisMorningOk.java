package dev.brazecdi.samples;

import dev.brazecdi.api.Integration;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.retrofit.health.Finding;
import dev.brazecdi.retrofit.health.Health;
import dev.brazecdi.retrofit.health.HealthCheck;
import dev.brazecdi.retrofit.health.HealthPolicy;
import dev.brazecdi.retrofit.health.HealthReport;
import dev.brazecdi.retrofit.health.Severity;
import dev.brazecdi.retrofit.health.Streak;
import dev.brazecdi.retrofit.health.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Tells of every integration that is not well. */
final class IsThisMorningOk {
  private IsThisMorningOk() {}

  public static void main(String[] arguments) {
    try (BrazeCdiClient braze = BrazeCdiClient.fromEnv()) {
      System.exit(isOk(braze, System.out::println) ? 0 : 1);
    }
  }

  static boolean isOk(BrazeCdiClient braze, Consumer<String> alarm) {
    HealthReport report = HealthCheck.of(braze).all();
    for (Verdict verdict : report.verdicts()) {
      if (verdict.severity() != Severity.OK) {
        for (Finding finding : verdict.findings()) {
          alarm.accept(verdict.name() + " " + finding.severity() + ": " + finding.message());
        }
      }
    }
    return report.severity() == Severity.OK;
  }

  static HealthReport strictly(BrazeCdiClient braze) {
    HealthPolicy strict =
        HealthPolicy.defaults().toBuilder().partialWarning(0).noRows(Streak.of(3)).build();
    return HealthCheck.of(braze).policy(strict).all();
  }

  static Verdict withoutAsking(Integration integration, Instant serverTime) {
    return Health.of(HealthPolicy.defaults()).judge(integration, List.of(), serverTime);
  }
}
