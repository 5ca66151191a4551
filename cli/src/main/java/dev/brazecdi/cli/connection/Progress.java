package dev.brazecdi.cli.connection;

import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Text;
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
public final class Progress implements ClientListener, AutoCloseable {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final long TICK_MILLIS = 1000;

  private final PrintStream err;
  private final boolean shown;
  private final int width;
  private int pages;
  private int items;
  private boolean drawn;
  private @Nullable Timer countdown;
  private @Nullable Timer clock;
  private String elapsing = "";

  public Progress(Console console) {
    this.err = console.err();
    this.shown = console.terminal().stderr();
    this.width = Math.max(20, console.terminal().width() - 1); // a whole line would break
  }

  /** The next page is being fetched. */
  public synchronized void fetching(int pages, int items) {
    this.pages = pages;
    this.items = items;
    draw("reading page " + (pages + 1));
  }

  /** Something takes its time: says what, and for how long so far, until it is cleared. */
  public synchronized void elapsing(String what) {
    clear();
    if (shown) {
      long start = System.nanoTime();
      elapsing = what;
      clock = ticking(() -> elapsed(what, start));
    }
  }

  /** A tick that was waiting while another clock was started says nothing. */
  private synchronized void elapsed(String what, long start) {
    if (clock != null && countdown == null && what.equals(elapsing)) {
      print(what + " (" + Text.duration(Duration.ofNanos(System.nanoTime() - start)) + ")");
    }
  }

  private static Timer ticking(Runnable task) {
    Timer timer = new Timer("progress", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            task.run();
          }
        },
        0,
        TICK_MILLIS);
    return timer;
  }

  /** Takes the line away, so that rows can be written. */
  public synchronized void clear() {
    stopCountdown();
    if (clock != null) {
      clock.cancel();
      clock = null;
    }
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
    countdown = ticking(() -> count(event.until()));
  }

  private synchronized void count(Instant until) {
    if (countdown == null) {
      return;
    }
    long seconds = Math.max(0, Duration.between(Instant.now(), until).toSeconds() + 1);
    draw("Rate limit reached; continuing in " + seconds + " s");
  }

  @Override
  public synchronized void retrying(Retrying event) {
    draw("attempt " + event.attempt() + " failed (" + event.reason() + "), trying again");
  }

  @Override
  public synchronized void responseReceived(ResponseReceived event) {
    stopCountdown();
  }

  private void draw(String what) {
    String soFar = Text.plural(pages, "page") + ", " + Text.plural(items, "sync") + " so far";
    print(pages == 0 && items == 0 ? what : what + " (" + soFar + ")");
  }

  private void print(String line) {
    if (shown) {
      err.print(ERASE_LINE + Text.cut(line, width));
      err.flush();
      drawn = true;
    }
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
