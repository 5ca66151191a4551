package dev.brazecdi.benchmarks;

import java.time.Instant;

/** The same ten sync statuses as different servers might write them. */
public enum SamplePage {
  /** Without white space, as APIs mostly send it. */
  COMPACT("", "", ""),

  /** With line ends and indentation. */
  PRETTY("\n", "  ", ""),

  /** With fields that the document does not know: two to an item, one of them nested. */
  UNKNOWN_FIELDS("", "", "\"region\":\"us-01\",\"stages\":{\"loaded\":[1,2,3],\"note\":null},");

  /** Items to a page. */
  public static final int ITEMS = 10;

  private final String body;

  SamplePage(String lineEnd, String indent, String unknown) {
    StringBuilder text = new StringBuilder("{" + lineEnd + indent + "\"results\":[");
    String inner = indent.repeat(3);
    String space = indent.isEmpty() ? "" : " ";
    for (int i = 0; i < ITEMS; i++) {
      text.append(i == 0 ? "" : ",")
          .append(lineEnd + indent.repeat(2) + "{" + lineEnd)
          .append(inner + "\"job_status\":" + space + "\"" + statusOf(i) + "\",")
          .append(lineEnd + inner + "\"sync_start_time\":" + space + quoted(startOf(i)) + ",")
          .append(lineEnd + inner + "\"sync_finish_time\":" + space)
          .append(quoted(finishOf(i)) + "," + unknown)
          .append(lineEnd + inner + "\"last_timestamp_synced\":" + space)
          .append(quoted(lastOf(i)) + ",")
          .append(lineEnd + inner + "\"rows_synced\":" + space + rowsOf(i) + ",")
          .append(lineEnd + inner + "\"rows_failed_with_errors\":" + space + failedOf(i))
          .append(lineEnd + indent.repeat(2) + "}");
    }
    text.append(lineEnd + indent + "]," + lineEnd + indent)
        .append("\"message\":" + space + "\"success\"" + lineEnd + "}");
    body = text.toString();
  }

  /** The answer's body, in JSON. */
  public String body() {
    return body;
  }

  /** When the sync began that stands at this place. */
  public static Instant startOf(int index) {
    return Instant.parse("2026-03-25T12:53:35.183728Z").minusSeconds(3_600L * index);
  }

  /** When it ended. */
  public static Instant finishOf(int index) {
    return startOf(index).plusSeconds(95 + index);
  }

  /** The time of the last row that it synced. */
  public static Instant lastOf(int index) {
    return startOf(index).minusSeconds(40);
  }

  /** How many rows it synced. */
  public static long rowsOf(int index) {
    return 5_120 + 37L * index;
  }

  /** How many rows failed. */
  public static long failedOf(int index) {
    return index % 3;
  }

  /** How it ended. */
  public static String statusOf(int index) {
    return switch (index % 5) {
      case 2 -> "partial";
      case 4 -> "error";
      default -> "success";
    };
  }

  private static String quoted(Instant time) {
    return '"' + time.toString() + '"';
  }
}
