package dev.brazecdi.cli.doctor.probe;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of a topic, and tells what was seen from what was not. */
final class Findings {
  private static final String NOT_SEEN = "not seen";

  private final String topic;
  private final List<ProbeFinding> found = new ArrayList<>();

  Findings(String topic) {
    this.topic = topic;
  }

  List<ProbeFinding> list() {
    return List.copyOf(found);
  }

  /** What was seen is compared with what was expected. */
  void compare(String question, String expected, String seen, boolean same) {
    found.add(ProbeFinding.of(topic, question, expected, seen, same));
  }

  /** What was seen must be what was expected, to the letter; nothing seen is unknown. */
  void exact(String question, String expected, String seen) {
    if (seen.isEmpty()) {
      notSeen(question, expected);
    } else {
      compare(question, expected, seen, seen.equals(expected));
    }
  }

  /** Was seen, and there is nothing to compare it with. */
  void undocumented(String question, String seen) {
    found.add(
        ProbeFinding.unknown(topic, question, "not documented", seen.isEmpty() ? NOT_SEEN : seen));
  }

  void notSeen(String question, String expected) {
    notSeen(question, expected, NOT_SEEN);
  }

  /** Was not seen, for a reason. */
  void notSeen(String question, String expected, String reason) {
    found.add(ProbeFinding.unknown(topic, question, expected, reason));
  }
}
