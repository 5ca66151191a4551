package dev.brazecdi.core.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.PageLimitException;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.PageLoopException;
import dev.brazecdi.core.UnreadableLinkException;
import dev.brazecdi.core.fixtures.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagedIterableTest {
  private final FakeTime time = new FakeTime();
  private final Script script = new Script();
  private final PagedIterable<Integer> items = PagedIterable.over(script, time);

  @Test
  void nothingIsFetchedBeforeItIsAskedFor() {
    script.page("start", List.of(1, 2), "b").page("b", List.of(3), null);

    Iterator<Integer> iterator = items.iterator();
    assertThat(script.fetched).isEmpty();
    iterator.next();
    iterator.next();
    assertThat(script.fetched).containsExactly("start");
    iterator.next();
    assertThat(script.fetched).containsExactly("start", "b");
    assertThat(iterator.hasNext()).isFalse();
    assertThat(script.fetched).containsExactly("start", "b");
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void everyIterationIsAWalkOfItsOwn() {
    script.page("start", List.of(1), "b").page("b", List.of(2), null);

    assertThat(items).containsExactly(1, 2);
    assertThat(items).containsExactly(1, 2);
    assertThat(script.fetched).containsExactly("start", "b", "start", "b");
  }

  @Test
  void limitedStreamFetchesWhatItNeeds() {
    script.page("start", List.of(1, 2), "b").page("b", List.of(3, 4), "c");

    assertThat(items.stream().limit(2)).containsExactly(1, 2);
    assertThat(script.fetched).containsExactly("start");
  }

  @Test
  void parallelStreamDoesNotFetchAhead() {
    script.page("start", List.of(1, 2), "b").page("b", List.of(3), "c").page("c", List.of(4), null);

    assertThat(items.stream().spliterator().trySplit()).isNull();
    assertThat(items.stream().parallel().collect(Collectors.toList())).containsExactly(1, 2, 3, 4);
  }

  @Test
  void walkStartsAtAGivenCursor() {
    script.page("b", List.of(3), null);

    assertThat(items.from(Cursor.of("b"))).containsExactly(3);
    assertThat(script.fetched).containsExactly("b");
  }

  @Test
  void pagesKnowWhereTheyStand() {
    script.page("start", List.of(1), "b").page("b", List.of(2), null);

    List<Page<Integer>> pages = new ArrayList<>();
    items.pages().forEach(pages::add);

    assertThat(pages).extracting(Page::at).containsExactly(null, Cursor.of("b"));
    assertThat(pages).extracting(Page::next).containsExactly(Cursor.of("b"), null);
  }

  @Test
  void emptyPageWithANextLinkGoesOn() {
    script.page("start", List.of(), "b").page("b", List.of(), "c").page("c", List.of(7), null);

    assertThat(items).containsExactly(7);
  }

  @Test
  void repeatedCursorFailsAfterItsItemsAndBeforeARequest() {
    script.page("start", List.of(1), "b").page("b", List.of(2), "c").page("c", List.of(3), "b");
    List<Integer> seen = new ArrayList<>();

    PageLoopException e =
        catchThrowableOfType(PageLoopException.class, () -> items.forEach(seen::add));

    assertThat(seen).containsExactly(1, 2, 3);
    assertThat(script.fetched).containsExactly("start", "b", "c");
    assertThat(e).hasMessageContaining("\"b\"");
    assertThat(e.resumeFrom()).isNull();
  }

  @Test
  void nextLinkToThePageJustReadIsALoop() {
    script.page("b", List.of(1), "b");

    assertThatThrownBy(() -> items.from(Cursor.of("b")).forEach(item -> {}))
        .isInstanceOf(PageLoopException.class);
    assertThat(script.fetched).containsExactly("b");
  }

  @Test
  void unreadableNextLinkFailsAfterTheItems() {
    script.pages.put(
        "start",
        Page.<Integer>builder(List.of(1)).next(new PageLink.Unreadable("<x>; rel=next")).build());
    List<Integer> seen = new ArrayList<>();

    assertThatThrownBy(() -> items.forEach(seen::add))
        .isInstanceOf(UnreadableLinkException.class)
        .hasMessageContaining("<x>; rel=next");
    assertThat(seen).containsExactly(1);
  }

  @Test
  void failureSaysWhereToGoOnAndTheSameIteratorTriesThatPageAgain() {
    script.page("start", List.of(1), "b").failOnce("b").page("b", List.of(2), null);
    Iterator<Integer> iterator = items.iterator();
    iterator.next();

    BrazeCdiException e = catchThrowableOfType(BrazeCdiException.class, iterator::hasNext);

    assertThat(e).hasMessage("b is away");
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
    assertThat(iterator.next()).isEqualTo(2);
    assertThat(script.fetched).containsExactly("start", "b", "b");
  }

  @Test
  void failureOnTheFirstPageGoesOnFromTheStart() {
    script.failOnce("start").page("start", List.of(1), null);

    BrazeCdiException e =
        catchThrowableOfType(BrazeCdiException.class, () -> items.iterator().next());

    assertThat(e.resumeFrom()).isNull();
    assertThat(items.from(e.resumeFrom())).containsExactly(1);
  }

  @Test
  void cancelledWalkEndsBeforeTheNextPage() {
    CancellationToken cancellation = new CancellationToken();
    script.page("start", List.of(1), "b").page("b", List.of(2), null);
    Iterator<Integer> iterator = items.cancelledBy(cancellation).iterator();
    iterator.next();

    cancellation.cancel();

    CancelledException e = catchThrowableOfType(CancelledException.class, iterator::hasNext);
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
    assertThat(script.fetched).containsExactly("start");
  }

  @Test
  void deadlineHoldsForTheWholeWalk() {
    script.page("start", List.of(1), "b").page("b", List.of(2), null);
    Iterator<Integer> iterator = items.timeout(Duration.ofSeconds(30)).iterator();
    iterator.next();

    time.advance(Duration.ofSeconds(30));

    assertThatThrownBy(iterator::hasNext).isInstanceOf(DeadlineExceededException.class);
    assertThat(script.remaining).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void interruptedWalkEndsBeforeTheNextPageAndKeepsTheFlag() {
    script.page("start", List.of(1), "b").page("b", List.of(2), null);
    Iterator<Integer> iterator = items.iterator();
    iterator.next();

    Thread.currentThread().interrupt();
    CancelledException e = catchThrowableOfType(CancelledException.class, iterator::hasNext);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
    assertThat(iterator.next()).isEqualTo(2);
    assertThat(script.fetched).containsExactly("start", "b");
  }

  @Test
  void walkOfMorePagesThanAllowedFailsAfterTheirItems() {
    script.page("start", List.of(1), "b").page("b", List.of(2), "c").page("c", List.of(3), null);
    List<Integer> seen = new ArrayList<>();

    PageLimitException e =
        catchThrowableOfType(PageLimitException.class, () -> items.maxPages(2).forEach(seen::add));

    assertThat(seen).containsExactly(1, 2);
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("c"));
    assertThat(items.from(e.resumeFrom()).maxPages(1)).containsExactly(3);
    assertThat(script.fetched).containsExactly("start", "b", "c");
    assertThatThrownBy(() -> items.maxPages(0)).hasMessage("maxPages >= 1: 0");
  }

  @Test
  void sinceStopsAfterAWholePageFromBeforeInDescendingOrder() {
    script.page("start", List.of(9, 8), "b").page("b", List.of(7, 4), "c");
    script.page("c", List.of(3, 2), "d").page("d", List.of(1), null);

    assertThat(since(5)).containsExactly(9, 8, 7);
    assertThat(script.fetched).containsExactly("start", "b", "c");
    assertThat(since(8).stream().limit(1)).containsExactly(9);
  }

  @Test
  void sinceKeepsWhatIsFromThatVeryTime() {
    script.page("start", List.of(6, 5, 4), null);

    assertThat(since(5)).containsExactly(6, 5);
  }

  @Test
  void sinceReadsOnWhereTheOrderIsBroken() {
    script.page("start", List.of(3, 4), "b").page("b", List.of(2, 1), "c");
    script.page("c", List.of(9), null);

    assertThat(since(5)).containsExactly(9);
    assertThat(script.fetched).containsExactly("start", "b", "c");
  }

  @Test
  void orderBrokenBetweenPagesIsBroken() {
    script.page("start", List.of(6), "b").page("b", List.of(7), "c").page("c", List.of(1), "d");
    script.page("d", List.of(8), null);

    assertThat(since(5)).containsExactly(6, 7, 8);
  }

  @Test
  void itemsWithoutTimeNeitherProveNorBreakTheOrder() {
    script.page("start", List.of(9, -1, 8), "b").page("b", List.of(-1), "c");
    script.page("c", List.of(), "d").page("d", List.of(3, -1, 2), "e");

    assertThat(since(5)).containsExactly(9, -1, 8, -1, -1);
    assertThat(script.fetched).containsExactly("start", "b", "c", "d");
  }

  @Test
  void pagesOfASinceStopAtTheSamePlaceAndStayWhole() {
    script.page("start", List.of(9, 4), "b").page("b", List.of(3), "c");

    List<Page<Integer>> pages = new ArrayList<>();
    since(5).pages().forEach(pages::add);

    assertThat(pages).extracting(Page::items).containsExactly(List.of(9, 4), List.of(3));
  }

  @Test
  void everyWalkOfASinceJudgesTheOrderAnew() {
    script.page("start", List.of(9), "b").page("b", List.of(3), "c");

    PagedIterable<Integer> since = since(5);
    assertThat(since).containsExactly(9);
    assertThat(since).containsExactly(9);
  }

  @Test
  void itemsOfThePageBeforeAreDroppedOnRequest() {
    script.page("start", List.of(9, 8, 7), "b").page("b", List.of(8, 7, 6), "c");
    script.page("c", List.of(), "d").page("d", List.of(6, 9), null);

    assertThat(items.withoutRepeats()).containsExactly(9, 8, 7, 6, 9);
    assertThat(items).containsExactly(9, 8, 7, 8, 7, 6, 6, 9);
  }

  private PagedIterable<Integer> since(int second) {
    return items.since(
        Instant.ofEpochSecond(second), item -> item < 0 ? null : Instant.ofEpochSecond(item));
  }

  @Test
  void timeoutOfNothingIsRefused() {
    assertThatThrownBy(() -> items.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout > 0: PT0S");
  }

  @Test
  void givenItemsMakeAListForTests() {
    assertThat(PagedIterable.of("a", "b")).containsExactly("a", "b");
    assertThat(PagedIterable.of(List.of("a")).firstPage().items()).containsExactly("a");
  }

  /** Pages by cursor, and what was asked of them. */
  private static final class Script implements PageSource<Integer> {
    private final Map<String, Page<Integer>> pages = new HashMap<>();
    private final List<String> failing = new ArrayList<>();
    private final List<String> fetched = new ArrayList<>();
    private final List<Duration> remaining = new ArrayList<>();

    Script page(String at, List<Integer> items, @Nullable String next) {
      Cursor cursor = at.equals("start") ? null : Cursor.of(at);
      PageLink link = next == null ? PageLink.NONE : Cursor.of(next);
      pages.put(at, Page.<Integer>builder(items).at(cursor).next(link).build());
      return this;
    }

    Script failOnce(String at) {
      failing.add(at);
      return this;
    }

    @Override
    public Page<Integer> fetch(@Nullable Cursor cursor, CallContext context) {
      String at = cursor == null ? "start" : cursor.value();
      fetched.add(at);
      if (context.remainingNanos() != Long.MAX_VALUE) {
        remaining.add(Duration.ofNanos(context.remainingNanos()));
      }
      if (failing.remove(at)) {
        throw new BrazeCdiException(at + " is away", null);
      }
      Page<Integer> page = pages.get(at);
      if (page == null) {
        throw new AssertionError("nobody should ask for " + at);
      }
      return page;
    }
  }
}
