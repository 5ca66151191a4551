package dev.brazecdi.core.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.core.ratelimit.simulation.RateSimulation;
import dev.brazecdi.core.ratelimit.simulation.RateSimulation.Outcome;
import dev.brazecdi.core.ratelimit.simulation.RateSimulation.Scenario;
import dev.brazecdi.core.ratelimit.simulation.SimulatedLimiter;
import dev.brazecdi.core.ratelimit.simulation.SimulatedLimiter.BackoffOnly;
import dev.brazecdi.core.ratelimit.simulation.SimulatedLimiter.CyclesFromCreation;
import dev.brazecdi.core.ratelimit.simulation.SimulatedLimiter.GreedyBucket;
import dev.brazecdi.core.ratelimit.simulation.SimulatedLimiter.HeadersOnly;
import dev.brazecdi.core.ratelimit.simulation.SimulatedLimiter.Paced;
import dev.brazecdi.core.ratelimit.simulation.SimulatedServer;
import dev.brazecdi.core.ratelimit.simulation.SimulatedServer.FixedFromFirst;
import dev.brazecdi.core.ratelimit.simulation.SimulatedServer.FixedMinute;
import dev.brazecdi.core.ratelimit.simulation.SimulatedServer.SlidingLog;
import dev.brazecdi.core.ratelimit.simulation.SimulatedServer.TokenBucket;
import dev.brazecdi.core.spi.RateLimitFeedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The state on servers that count in different ways, beside models of well-known limiters. Forty
 * seeds each: refusals and efficiency, which is the time of a client that knows the server, by the
 * time of this one.
 *
 * <p>The tables stand in {@code docs/rate-limiting.md}; {@code -Dbrazecdi.docs.update=true} writes
 * them anew.
 */
final class RateSimulationTest {
  private static final int SEEDS = 40;
  private static final Path DOCS = Path.of("../docs/rate-limiting.md");
  private static final String BEGIN = "<!-- simulated -->\n";
  private static final String END = "<!-- end -->\n";

  private static final Map<String, Supplier<SimulatedServer>> SERVERS = new LinkedHashMap<>();
  private static final Map<String, Supplier<SimulatedLimiter>> LIMITERS = new LinkedHashMap<>();

  static {
    SERVERS.put("clock minute", FixedMinute::new);
    SERVERS.put("minute from first request", FixedFromFirst::new);
    SERVERS.put("sliding log", SlidingLog::new);
    SERVERS.put("token bucket", TokenBucket::new);
    LIMITERS.put("backoff only", BackoffOnly::new);
    LIMITERS.put("token bucket of 100 (as Bucket4j)", GreedyBucket::new);
    LIMITERS.put("cycles from creation (as Resilience4j)", CyclesFromCreation::new);
    LIMITERS.put("smooth 100 a minute (as Guava, Failsafe)", () -> new Paced(0.6));
    LIMITERS.put("paced, one in 60.4 s / 99", () -> new Paced(60.4 / 99));
    LIMITERS.put("headers, none in flight (as hub4j)", HeadersOnly::new);
    LIMITERS.put("**this limiter**", StateOnly::new);
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        // scenario, mean and most refusals, mean and least efficiency
        target("alone, clock minute", one(FixedMinute::new), 0, 0, 0.995, 0.99),
        target("16 callers, clock minute", many(FixedMinute::new), 0, 0, 0.995, 0.99),
        target("alone, from first", one(FixedFromFirst::new), 0, 0, 0.985, 0.98),
        target("16 callers, from first", many(FixedFromFirst::new), 0, 0, 0.985, 0.98),
        target("alone, log", one(SlidingLog::new), 0, 0, 0.985, 0.98),
        target("16 callers, log", many(SlidingLog::new), 0, 0, 0.983, 0.98),
        target("alone, bucket", one(TokenBucket::new), 0, 0, 0.995, 0.99),
        target("16 callers, bucket", many(TokenBucket::new), 0, 0, 0.995, 0.99),
        target("lowered, minute", one(FixedMinute::new).changedLimit(60), 0.5, 4, 0.985, 0),
        target("lowered, minute, 16", many(FixedMinute::new).changedLimit(60), 0.5, 4, 0.985, 0),
        target("lowered, log", one(SlidingLog::new).changedLimit(60), 1.01, 4, 0.985, 0),
        target("lowered, log, 16", many(SlidingLog::new).changedLimit(60), 0.5, 4, 0.975, 0),
        target("raised, minute", one(FixedMinute::new).changedLimit(200), 0, 0, 0.985, 0),
        target("raised, minute, 16", many(FixedMinute::new).changedLimit(200), 0, 0, 0.985, 0),
        target("raised, log", one(SlidingLog::new).changedLimit(200), 0, 0, 0.985, 0),
        target("raised, log, 16", many(SlidingLog::new).changedLimit(200), 0, 0, 0.984, 0),
        target("others take 30 %", one(FixedMinute::new).othersShare(0.3), 1, 4, 0.98, 0),
        target("others take 30 %, 16", many(FixedMinute::new).othersShare(0.3), 1, 4, 0.98, 0),
        target("two processes", Scenario.of(FixedMinute::new, 8, 63).processes(2), 2, 6, 0.985, 0),
        target("half silent", one(FixedMinute::new).withoutHeaders(0.5), 0, 0, 0.97, 0),
        target("half silent, 16", many(FixedMinute::new).withoutHeaders(0.5), 0, 0, 0.97, 0),
        target("5 % failing", one(FixedMinute::new).failing(0.05), 0, 0, 0.89, 0),
        target("5 % failing, 16", many(FixedMinute::new).failing(0.05), 0, 0, 0.98, 0),
        target("silent, minute", one(FixedMinute::new).withoutHeaders(1), 0, 0, 0.94, 0),
        target("silent, minute, 16", many(FixedMinute::new).withoutHeaders(1), 0, 0, 0.94, 0),
        target("silent, log", one(SlidingLog::new).withoutHeaders(1), 0, 0, 0.94, 0),
        target("silent, log, 16", many(SlidingLog::new).withoutHeaders(1), 0, 0, 0.94, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void ledgerReaches(
      String name, Scenario scenario, double mean, int most, double efficiency, double least) {
    Figures figures = Figures.of(scenario, StateOnly::new);

    assertThat(figures.refused).as("refusals, mean").isLessThanOrEqualTo(mean);
    assertThat(figures.mostRefused).as("refusals, worst seed").isLessThanOrEqualTo(most);
    assertThat(figures.efficiency).as("efficiency, mean").isGreaterThanOrEqualTo(efficiency);
    assertThat(figures.leastEfficiency).as("efficiency, worst seed").isGreaterThanOrEqualTo(least);
    assertThat(figures.fairness).as("Jain's index, mean").isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void simulationTellsLimitersApart() {
    assertThat(Figures.of(one(FixedMinute::new), GreedyBucket::new).refused).isGreaterThan(40);
    assertThat(Figures.of(many(FixedMinute::new), HeadersOnly::new).refused).isGreaterThan(100);
  }

  @Test
  void tablesInTheDocsAreThese() throws IOException {
    String tables = tables();
    String page = Files.readString(DOCS);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("brazecdi.docs.update")) {
      Files.writeString(DOCS, page.substring(0, begin) + tables + page.substring(end));
      System.out.println(tables);
    } else {
      assertThat(page.substring(begin, end))
          .as("docs/rate-limiting.md; -Dbrazecdi.docs.update=true writes it anew")
          .isEqualTo(tables);
    }
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (int callers : new int[] {1, 16}) {
      text.append("\n| ").append(callers == 1 ? "one caller" : callers + " callers").append(" |");
      SERVERS.keySet().forEach(server -> text.append(' ').append(server).append(" |"));
      text.append("\n|---|---|---|---|---|\n");
      LIMITERS.forEach(
          (name, limiter) -> {
            text.append("| ").append(name).append(" |");
            for (Supplier<SimulatedServer> server : SERVERS.values()) {
              Scenario scenario = callers == 1 ? one(server) : many(server);
              text.append(' ').append(Figures.of(scenario, limiter)).append(" |");
            }
            text.append('\n');
          });
    }
    text.append("\n| on the clock minute |");
    Map<String, Supplier<SimulatedLimiter>> compared = new LinkedHashMap<>(LIMITERS);
    compared.keySet().removeIf(name -> name.startsWith("paced"));
    compared.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|---|").append("---|".repeat(compared.size())).append('\n');
    Map<String, Scenario> trouble = new LinkedHashMap<>();
    trouble.put("limit lowered to 60, 16 callers", many(FixedMinute::new).changedLimit(60));
    trouble.put("limit raised to 200, 16 callers", many(FixedMinute::new).changedLimit(200));
    trouble.put("others take 30 % at random, 1 caller", one(FixedMinute::new).othersShare(0.3));
    trouble.put(
        "two processes with 8 callers each", Scenario.of(FixedMinute::new, 8, 63).processes(2));
    trouble.put("half the answers without headers", one(FixedMinute::new).withoutHeaders(0.5));
    trouble.put("no headers at all", one(FixedMinute::new).withoutHeaders(1));
    trouble.put("5 % of the answers a 5xx", one(FixedMinute::new).failing(0.05));
    trouble.forEach(
        (name, scenario) -> {
          text.append("| ").append(name).append(" |");
          for (Supplier<SimulatedLimiter> limiter : compared.values()) {
            text.append(' ').append(Figures.of(scenario, limiter)).append(" |");
          }
          text.append('\n');
        });
    return text.append('\n').toString();
  }

  private static Arguments target(
      String name, Scenario scenario, double mean, int most, double efficiency, double least) {
    return Arguments.of(name, scenario, mean, most, efficiency, least);
  }

  private static Scenario one(Supplier<SimulatedServer> server) {
    return Scenario.of(server, 1, 1000);
  }

  private static Scenario many(Supplier<SimulatedServer> server) {
    return Scenario.of(server, 16, 63);
  }

  /** The state of this module, behind a queue such as {@link OperationRateLimiter}'s. */
  private static final class StateOnly extends SimulatedLimiter {
    private final RateLimitState state;
    private final Map<Object, RateLimitState.Request> inFlight = new HashMap<>();

    StateOnly() {
      state = new RateLimitState(new Quota("simulated", 100, Duration.ofMinutes(1)), 1);
    }

    @Override
    public long delay(long now) {
      return state.delay(now);
    }

    @Override
    public void sent(Object request, long now) {
      inFlight.put(request, state.send(now));
    }

    @Override
    public void answered(Object request, RateLimitFeedback answer, long now) {
      RateLimitState.Request sent = inFlight.remove(request);
      if (sent == null) {
        throw new AssertionError("answered twice");
      }
      state.complete(sent, answer, now);
    }

    @Override
    public long waitAfterRefusal(int refusals, RateLimitFeedback answer) {
      return 0; // the state knows of the refusal and decides
    }

    @Override
    public boolean againFirst() {
      return true;
    }
  }

  /** Of all seeds. */
  private record Figures(
      double refused, int mostRefused, double efficiency, double leastEfficiency, double fairness) {
    static Figures of(Scenario scenario, Supplier<SimulatedLimiter> limiter) {
      double refused = 0;
      int mostRefused = 0;
      double efficiency = 0;
      double leastEfficiency = 1;
      double fairness = 0;
      for (int seed = 1; seed <= SEEDS; seed++) {
        Outcome outcome = RateSimulation.run(scenario, limiter, seed);
        double ratio = RateSimulation.best(scenario, seed).seconds() / outcome.seconds();
        refused += (double) outcome.refused() / SEEDS;
        mostRefused = Math.max(mostRefused, outcome.refused());
        efficiency += ratio / SEEDS;
        leastEfficiency = Math.min(leastEfficiency, ratio);
        fairness += outcome.fairness() / SEEDS;
      }
      return new Figures(refused, mostRefused, efficiency, leastEfficiency, fairness);
    }

    /** Refusals and efficiency, with the worst seed's where it differs. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          mostRefused == 0 ? "0 / %3$.3f" : "%1$.1f (%2$d) / %3$.3f",
          refused,
          mostRefused,
          efficiency);
    }
  }
}
