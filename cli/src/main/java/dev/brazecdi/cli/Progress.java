package dev.brazecdi.cli;

import dev.brazecdi.retrofit.ClientListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person at a terminal, on standard error, how far a walk is and what it waits for. Silent
 * everywhere else. Safe for use by several threads: the countdown has one of its own.
 */
final class Progress implements ClientListener, AutoCloseable {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final long TICK_MILLIS = 1000;

  private final PrintStream err;
  private final boolean shown;
  private int pages;
  private int items;
  private boolean drawn;
  private @Nullable Timer countdown;

  Progress(Console console) {
    this.err = console.err();
    this.shown = console.terminal().stderr();
  }

  /** The next page is being fetched. */
  synchronized void fetching(int pages, int items) {
    this.pages = pages;
    this.items = items;
    draw("reading page " + (pages + 1));
  }

  /** Takes the line away, so that rows can be written. */
  synchronized void clear() {
    stopCountdown();
    if (drawn) {
      err.print(ERASE_LINE);
      err.flush();
      drawn = false;
    }
  }

  @Override
  public synchronized void waiting(Waiting event) {
    if (!shown) {
      return;
    }
    stopCountdown();
    Timer timer = new Timer("countdown", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            count(timer, event.until());
          }
        },
        0,
        TICK_MILLIS);
    countdown = timer;
  }

  private synchronized void count(Timer timer, Instant until) {
    if (countdown != timer) {
      return;
    }
    long seconds = Math.max(0, Duration.between(Instant.now(), until).toSeconds() + 1);
    draw("the rate budget is used up, going on in " + seconds + " s");
  }

  @Override
  public synchronized void retrying(Retrying event) {
    draw("attempt " + event.attempt() + " failed (" + event.reason() + "), trying again");
  }

  @Override
  public synchronized void answered(Answered event) {
    stopCountdown();
  }

  private void draw(String what) {
    if (!shown) {
      return;
    }
    String soFar =
        TableWriter.plural(pages, "page") + ", " + TableWriter.plural(items, "sync") + " so far";
    err.print(ERASE_LINE + what + " (" + soFar + ")");
    err.flush();
    drawn = true;
  }

  private void stopCountdown() {
    if (countdown != null) {
      countdown.cancel();
      countdown = null;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
