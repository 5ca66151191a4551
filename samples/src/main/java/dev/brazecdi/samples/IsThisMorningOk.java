package dev.brazecdi.samples;

import dev.brazecdi.api.Integration;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.health.Finding;
import dev.brazecdi.health.HealthCheck;
import dev.brazecdi.health.HealthEvaluator;
import dev.brazecdi.health.HealthPolicy;
import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import dev.brazecdi.health.StreakThreshold;
import dev.brazecdi.health.Verdict;
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
        HealthPolicy.defaults().toBuilder().partialWarning(0).noRows(StreakThreshold.of(3)).build();
    return HealthCheck.of(braze).policy(strict).all();
  }

  static Verdict withoutAsking(Integration integration, Instant serverTime) {
    return HealthEvaluator.of(HealthPolicy.defaults()).judge(integration, List.of(), serverTime);
  }
}
