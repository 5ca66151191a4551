package dev.brazecdi.core.ratelimit.simulation;

import static dev.brazecdi.core.ratelimit.simulation.EventLoop.SECOND;

import dev.brazecdi.core.spi.RateLimitFeedback;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callers that read pages one after the other, their limiter, the way to the server, which takes 20
 * to 200 ms in each direction, and the server: in virtual time and, for a seed, always the same.
 */
public final class RateSimulation {
  /** What happens besides, and how many callers there are. Immutable. */
  public record Scenario(
      Supplier<SimulatedServer> server,
      int processes,
      int callers,
      int pages,
      int changedLimit,
      double othersShare,
      double withoutHeaders,
      double failing) {
    public static Scenario of(Supplier<SimulatedServer> server, int callers, int pages) {
      return new Scenario(server, 1, callers, pages, 0, 0, 0, 0);
    }

    /** So many processes, each with its own limiter and so many callers. */
    public Scenario processes(int processes) {
      return new Scenario(
          server, processes, callers, pages, changedLimit, othersShare, withoutHeaders, failing);
    }

    /** The limit changes in the middle of the run. */
    public Scenario changedLimit(int limit) {
      return new Scenario(
          server, processes, callers, pages, limit, othersShare, withoutHeaders, failing);
    }

    /** Somebody else takes this share of the limit, at random times. */
    public Scenario othersShare(double share) {
      return new Scenario(
          server, processes, callers, pages, changedLimit, share, withoutHeaders, failing);
    }

    /** This share of the answers says nothing of the rate limit. */
    public Scenario withoutHeaders(double share) {
      return new Scenario(
          server, processes, callers, pages, changedLimit, othersShare, share, failing);
    }

    /** This share of the answers is a server error, whose request counts. */
    public Scenario failing(double share) {
      return new Scenario(
          server, processes, callers, pages, changedLimit, othersShare, withoutHeaders, share);
    }
  }

  /**
   * How it went.
   *
   * @param refused how many requests were refused
   * @param seconds how long it took
   * @param fairness Jain's index of the pages each caller had when half of all were read
   */
  public record Outcome(int refused, double seconds, double fairness) {}

  private final EventLoop loop = new EventLoop();
  private final Scenario scenario;
  private final SimulatedServer server;
  private final boolean omniscient;
  private final SplittableRandom random;
  private final long serverClock; // what it shows when the simulation begins
  private final List<Caller> callers = new ArrayList<>();
  private int pagesLeft;
  private int refused;
  private double fairness;
  private long finishedAt;

  private RateSimulation(
      Scenario scenario, @Nullable Supplier<SimulatedLimiter> limiter, long seed) {
    this.scenario = scenario;
    this.server = scenario.server.get();
    this.omniscient = limiter == null;
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
    // Some time of the minute, and two seconds' skew at most, which moves it as well.
    this.serverClock = 1_774_418_400L * SECOND + random.nextLong(64 * SECOND) - 2 * SECOND;
    this.pagesLeft = scenario.processes * scenario.callers * scenario.pages;
    for (int process = 0; process < scenario.processes; process++) {
      Client client =
          new Client(limiter == null ? new SimulatedLimiter.BackoffOnly() : limiter.get());
      for (int i = 0; i < scenario.callers; i++) {
        callers.add(new Caller(client, scenario.pages));
      }
    }
  }

  /** Runs a scenario with one limiter a process. */
  public static Outcome run(Scenario scenario, Supplier<SimulatedLimiter> limiter, long seed) {
    return new RateSimulation(scenario, limiter, seed).run();
  }

  /** The yardstick: a client that knows the server, so that its requests arrive when they fit. */
  public static Outcome best(Scenario scenario, long seed) {
    return new RateSimulation(scenario.failing(0), null, seed).run();
  }

  private Outcome run() {
    if (scenario.changedLimit > 0) {
      loop.after(
          240 * SECOND + random.nextLong(60 * SECOND), () -> server.limit = scenario.changedLimit);
    }
    if (scenario.othersShare > 0) {
      somebodyElse();
    }
    callers.forEach(Caller::nextPage);
    loop.run();
    return new Outcome(refused, (double) finishedAt / SECOND, fairness);
  }

  private void somebodyElse() {
    double perSecond = scenario.othersShare * server.limit / 60;
    loop.after(
        (long) (-Math.log(1 - random.nextDouble()) / perSecond * SECOND),
        () -> {
          if (pagesLeft > 0) {
            server.take(serverNow());
            somebodyElse();
          }
        });
  }

  private long serverNow() {
    return serverClock + loop.now();
  }

  private long latency() {
    return SECOND / 50 + random.nextLong(9 * SECOND / 50);
  }

  private double jain() {
    double sum = 0;
    double squares = 0;
    for (Caller caller : callers) {
      double done = scenario.pages - caller.left;
      sum += done;
      squares += done * done;
    }
    return sum * sum / (callers.size() * squares);
  }

  /** A limiter with its queue, as the rate budget has one. */
  private final class Client {
    private final SimulatedLimiter limiter;
    private final Deque<Caller> queue = new ArrayDeque<>();
    private long wakeAt = Long.MAX_VALUE;

    Client(SimulatedLimiter limiter) {
      this.limiter = limiter;
    }

    void enter(Caller caller, boolean again) {
      if (again && limiter.againFirst()) {
        queue.addFirst(caller);
      } else {
        queue.addLast(caller);
      }
      sendWhatFits();
    }

    void sendWhatFits() {
      while (!queue.isEmpty()) {
        long delay = limiter.delay(loop.now());
        if (delay > 0) {
          wakeAfter(delay);
          return;
        }
        Caller caller = queue.removeFirst();
        Object request = new Object();
        limiter.sent(request, loop.now());
        loop.after(latency(), () -> arrive(caller, request));
      }
    }

    private void wakeAfter(long delay) {
      if (delay == SimulatedLimiter.UNTIL_A_RESPONSE || loop.now() + delay >= wakeAt) {
        return;
      }
      long at = loop.now() + delay;
      wakeAt = at;
      loop.after(
          delay,
          () -> {
            if (wakeAt == at) {
              wakeAt = Long.MAX_VALUE;
            }
            sendWhatFits();
          });
    }

    private void arrive(Caller caller, Object request) {
      long now = serverNow();
      if (omniscient && server.nextFree(now) > now) {
        loop.after(server.nextFree(now) - now, () -> arrive(caller, request));
        return;
      }
      boolean taken = server.take(now);
      boolean failed = taken && random.nextDouble() < scenario.failing;
      boolean silent = random.nextDouble() < scenario.withoutHeaders;
      RateLimitFeedback answer =
          new RateLimitFeedback(
              !taken, silent ? null : server.headers(now), SimulatedServer.seconds(now), null);
      loop.after(latency(), () -> answered(caller, request, answer, failed));
    }

    private void answered(Caller caller, Object request, RateLimitFeedback answer, boolean failed) {
      limiter.answered(request, answer, loop.now());
      if (answer.refused()) {
        refused++;
        caller.refusals++;
        long wait = limiter.waitAfterRefusal(caller.refusals, answer);
        loop.after(wait, () -> enter(caller, true));
      } else if (failed) {
        caller.failures++;
        long longest = Math.min(20 * SECOND, (SECOND / 2) << (caller.failures - 1));
        loop.after(random.nextLong(longest), () -> enter(caller, false));
      } else {
        caller.pageRead();
      }
      sendWhatFits();
    }
  }

  /** Reads pages, one after the other. */
  private final class Caller {
    private final Client client;
    private int left;
    private int refusals;
    private int failures;

    Caller(Client client, int pages) {
      this.client = client;
      this.left = pages;
    }

    void nextPage() {
      client.enter(this, false);
    }

    void pageRead() {
      refusals = 0;
      failures = 0;
      left--;
      pagesLeft--;
      if (pagesLeft == callers.size() * scenario.pages / 2) {
        fairness = jain();
      }
      if (pagesLeft == 0) {
        finishedAt = loop.now();
      }
      if (left > 0) {
        nextPage();
      }
    }
  }
}
