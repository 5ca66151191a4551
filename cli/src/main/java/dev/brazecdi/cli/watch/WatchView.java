package dev.brazecdi.cli.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what is watched. */
interface WatchView extends AutoCloseable {
  /**
   * Shows how it stands.
   *
   * @param trouble why the last look did not work; null if it did
   * @param now when that was
   */
  void show(List<Watch.Watched> watched, @Nullable String trouble, Instant now);

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
