package com.example;

import dev.brazecdi.api.JobSyncStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows that an integration synced, by day. */
public final class RowsPerDay {
  private RowsPerDay() {}

  /** Returns the rows of each day in UTC, without runs that have no start time. */
  public static SortedMap<LocalDate, Long> of(Iterable<JobSyncStatus> runs) {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    for (JobSyncStatus run : runs) {
      if (run.syncStartTime() != null && run.rowsSynced() != null) {
        LocalDate day = LocalDate.ofInstant(run.syncStartTime(), ZoneOffset.UTC);
        days.merge(day, run.rowsSynced(), Long::sum);
      }
    }
    return days;
  }
}
