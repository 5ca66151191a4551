package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.fixtures.DocsSection;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLoopException;
import dev.brazecdi.core.UnreadableLinkException;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every page of a walk of three: all 25 items come exactly once, or an error says
 * where to go on, and going on completes them.
 *
 * <p>What came of each stands in {@code docs/reliability.md}; {@code -Dbrazecdi.docs.update=true}
 * writes it.
 */
@Tag("long")
final class FaultMatrixTest {
  private static final String ID = "orders";
  private static final int PAGES = 3;
  private static final int SECONDS = 20;
  private static final DocsSection DOCS =
      new DocsSection(Path.of("../docs/reliability.md"), "<!-- matrix -->\n", "<!-- end -->\n");

  /** All cells at once, because some of them wait for a timeout of the network. */
  private static final Map<String, CompletableFuture<Cell>> CELLS = new TreeMap<>();

  @BeforeAll
  static void start() {
    ExecutorService walks = Executors.newFixedThreadPool(16);
    cells()
        .map(Arguments::get)
        .forEach(
            cell -> {
              Fault fault = (Fault) cell[0];
              int page = (int) cell[1];
              CELLS.put(
                  fault + "/" + page,
                  CompletableFuture.supplyAsync(() -> walk(fault, page), walks));
            });
    walks.shutdown();
  }

  static Stream<Arguments> cells() {
    return Stream.of(Fault.values())
        .flatMap(
            fault ->
                Stream.iterate(1, page -> page <= PAGES, page -> page + 1)
                    .filter(page -> whyNot(fault, page).isEmpty())
                    .map(page -> Arguments.of(fault, page)));
  }

  @ParameterizedTest(name = "{0} at page {1}")
  @MethodSource("cells")
  void nothingIsLostOrDoubled(Fault fault, int page) {
    Cell cell = cell(fault, page);

    assertThat(cell.hung).as("not over after %s seconds", SECONDS).isFalse();
    assertThat(cell.items).as("all items, in their order").isEqualTo(cell.expected);
    assertThat(cell.fired).as("the sandbox's log shows the fault").isTrue();
    assertThat(cell.refused).as("refusals that no fault made").isZero();
    assertThat(cell.leaked).as("connections in use after the walk").isZero();
    assertThat(cell.readAgain).as("pages read again to go on").isEqualTo(readAgain(fault, page));
  }

  @Test
  void tableInTheDocsIsThis() throws IOException {
    DOCS.verify(table());
  }

  /** Why a fault cannot be seen at a page; empty if it can. */
  private static String whyNot(Fault fault, int page) {
    return switch (fault) {
      case LINK_LOOP -> page == 1 ? "no cursor yet" : page == PAGES ? "no next link" : "";
      case LINK_ELSEWHERE, LINK_BROKEN -> page == PAGES ? "no next link" : "";
      case CLOSED_AFTER_ANSWER, BUDGET_TAKEN, LIMIT_LOWERED ->
          page == PAGES ? "nothing follows" : "";
      default -> "";
    };
  }

  /** A page whose link was bad has been delivered; another link can only come with it again. */
  private static int readAgain(Fault fault, int page) {
    return switch (fault) {
      case LINK_BROKEN -> 1;
      case LINK_LOOP -> page; // from the start: a list that loops has no place to go on from
      default -> 0;
    };
  }

  private static Cell cell(Fault fault, int page) {
    return requireNonNull(CELLS.get(fault + "/" + page))
        .completeOnTimeout(Cell.HUNG, SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static Cell walk(Fault fault, int faultyPage) {
    VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
    try (Sandbox sandbox = Sandbox.builder().clock(time).integration(ID, 25).start()) {
      List<JobSyncStatus> expected = new ArrayList<>();
      client(sandbox, time, new OkHttpClient(), ClientListener.NONE)
          .jobSyncStatuses(ID)
          .forEach(expected::add);
      sandbox.inject(PAGES + faultyPage, fault);
      OkHttpClient http = http(fault);
      List<String> story = new ArrayList<>();
      BrazeCdiClient client = client(sandbox, time, http, new Storyteller(time, story));

      Map<String, List<JobSyncStatus>> pages = new LinkedHashMap<>();
      int readAgain = 0;
      Cursor from = null;
      for (int walks = 1; ; walks++) {
        PagedIterable<JobSyncStatus> walk =
            client.jobSyncStatuses(ID).timeout(Duration.ofMinutes(10));
        try {
          for (Page<JobSyncStatus> page : (from == null ? walk : walk.from(from)).pages()) {
            readAgain += pages.put(String.valueOf(page.at()), page.items()) == null ? 0 : 1;
          }
          break;
        } catch (PageLoopException | UnreadableLinkException e) {
          from = e.resumeFrom();
          story.add(e.getClass().getSimpleName() + ", read again");
        } catch (BrazeCdiException e) {
          from = e.resumeFrom();
          story.add(e.getClass().getSimpleName() + ", resumed");
        }
        assertThat(walks).as("walks that failed").isLessThan(3);
      }

      List<JobSyncStatus> items = pages.values().stream().flatMap(List::stream).toList();
      List<SandboxRequest> requests = sandbox.requests().subList(PAGES, sandbox.requests().size());
      http.connectionPool().evictAll();
      return new Cell(
          expected,
          items,
          requests.stream().anyMatch(request -> isStruck(request, fault)),
          requests.stream()
              .filter(request -> request.status() == 429 && request.fault() == null)
              .count(),
          http.connectionPool().connectionCount(),
          readAgain,
          false,
          story.isEmpty() ? "unnoticed" : String.join(", ", story));
    }
  }

  /** A connection that a fault strikes brings no request. */
  private static boolean isStruck(SandboxRequest request, Fault fault) {
    boolean isConnecting = fault.step() == Fault.Step.CONNECT;
    return request.fault() == fault && request.method().isEmpty() == isConnecting;
  }

  private static OkHttpClient http(Fault fault) {
    OkHttpClient.Builder http = new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(1));
    if (fault.step() == Fault.Step.CONNECT) {
      http.connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)); // a connection a request
    }
    return http.build();
  }

  private static BrazeCdiClient client(
      Sandbox sandbox, VirtualTime time, OkHttpClient http, ClientListener listener) {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .okHttpClient(http)
        .timeSource(time)
        .listener(listener)
        .build();
  }

  private static String table() {
    StringBuilder text = new StringBuilder("\n| step | fault | first page | middle | last |\n");
    text.append("|---|---|---|---|---|\n");
    for (Fault fault : Fault.values()) {
      text.append("| ").append(inWords(fault.step())).append(" | ").append(inWords(fault));
      for (int page = 1; page <= PAGES; page++) {
        String whyNot = whyNot(fault, page);
        text.append(" | ").append(whyNot.isEmpty() ? cell(fault, page).story : "(" + whyNot + ")");
      }
      text.append(" |\n");
    }
    List<Cell> cells = CELLS.values().stream().map(CompletableFuture::join).toList();
    long wrong = cells.stream().filter(cell -> !cell.items.equals(cell.expected)).count();
    long hung = cells.stream().filter(Cell::hung).count();
    long avoidable = cells.stream().mapToLong(Cell::refused).sum();
    return text.append('\n')
        .append(Fault.values().length + " faults, " + cells.size() + " cells: ")
        .append(wrong + " with items lost or doubled, " + avoidable + " refusals that were not ")
        .append("injected, " + hung + " that hung.\n\n")
        .toString();
  }

  private static String inWords(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** What came of a walk. */
  private record Cell(
      List<JobSyncStatus> expected,
      List<JobSyncStatus> items,
      boolean fired,
      long refused,
      int leaked,
      int readAgain,
      boolean hung,
      String story) {
    static final Cell HUNG = new Cell(List.of(), List.of(), false, 0, 0, 0, true, "hung");
  }

  /** Tells of retries and of long waits, without the chance in them. */
  private record Storyteller(VirtualTime time, List<String> story) implements ClientListener {
    @Override
    public void waiting(Waiting event) {
      story.add("waited " + Duration.between(time.instant(), event.until()).toSeconds() + " s");
    }

    @Override
    public void retrying(Retrying event) {
      String reason = event.reason();
      if (!reason.startsWith("HTTP")) { // which exception a broken connection brings is chance
        reason = reason.contains("Timeout") ? "a stall" : "a broken connection";
      }
      story.add("again after " + reason);
    }
  }
}
