package dev.brazecdi.samples;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Copies a long history in several goes: where one ends badly, the next goes on. */
final class ResumeAfterFailure {
  private ResumeAfterFailure() {}

  public static void main(String[] arguments) throws IOException {
    try (BrazeCdiClient braze = BrazeCdiClient.fromEnv()) {
      copy(braze, arguments[0], Path.of("syncs.bookmark"), System.out::println);
    }
  }

  static void copy(
      BrazeCdiClient braze, String integrationId, Path bookmark, Consumer<JobSyncStatus> sink)
      throws IOException {
    Cursor start = Files.exists(bookmark) ? Cursor.of(Files.readString(bookmark)) : null;
    try {
      for (Page<JobSyncStatus> page : braze.jobSyncStatuses(integrationId).from(start).pages()) {
        page.items().forEach(sink);
      }
      Files.deleteIfExists(bookmark);
    } catch (BrazeCdiException e) {
      Cursor cursor = e.resumeFrom();
      if (cursor == null) {
        Files.deleteIfExists(bookmark); // from the start again
      } else {
        Files.writeString(bookmark, cursor.value());
      }
      throw e;
    }
  }
}
