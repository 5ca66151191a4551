package dev.brazecdi.fuzz;

import static dev.brazecdi.fuzz.Seeded.check;
import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.JobSyncStatusPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A page's body, against the same JSON read without any model. */
public final class PageDecoderTarget {
  private static final Moshi MOSHI = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();
  private static final JsonAdapter<JobSyncStatusPage> PAGES =
      MOSHI.adapter(JobSyncStatusPage.class);
  private static final JsonAdapter<Object> ANYTHING =
      new Moshi.Builder().build().adapter(Object.class);

  private PageDecoderTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    JobSyncStatusPage page = read(PAGES, input);
    Object plain = read(ANYTHING, input);
    if (page == null || !(plain instanceof Map<?, ?> body)) {
      return;
    }
    List<@Nullable Object> expected = new ArrayList<>();
    for (Object item : (List<?>) requireNonNull(body.get("results"))) {
      Object status = ((Map<?, ?>) item).get("job_status");
      if (!(status instanceof String)) {
        return; // Moshi takes a number for a text, and keeps its digits
      }
      expected.add(status);
    }
    List<@Nullable Object> statuses = new ArrayList<>();
    page.results().forEach(item -> statuses.add(text(item)));
    check(statuses.equals(expected), "statuses " + statuses + " instead of " + expected);
    JobSyncStatusPage again =
        read(PAGES, new Buffer().writeUtf8(PAGES.toJson(page)).readByteArray());
    check(page.equals(again), "written and read again: " + again + " instead of " + page);
  }

  private static String text(JobSyncStatus item) {
    JobStatus status = item.jobStatus();
    return Seeded.BUG && status.known() == JobStatus.Known.UNKNOWN
        ? "unknown" // as a generated enum would
        : status.value();
  }

  /** What was read; null if it was refused in the way that callers expect. */
  private static <T> @Nullable T read(JsonAdapter<T> adapter, byte[] json) {
    try {
      return adapter.fromJson(new Buffer().write(json));
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }
}
