package dev.brazecdi.cli.doctor.probe;

import java.util.Locale;

/**
 * A question, what was expected and what was seen. Its texts are safe to be shown.
 *
 * @param topic what it belongs to
 * @param question what nobody outside Braze knows
 * @param expected what is documented, or what the client takes for likely
 * @param seen what the answers show
 * @param verdict how the two compare
 */
public record ProbeFinding(
    String topic, String question, String expected, String seen, Verdict verdict) {
  /** How what was seen compares with what was expected. */
  public enum Verdict {
    SAME,
    DIFFERS,
    /** Nothing was seen, or nothing is documented. */
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ProbeFinding of(
      String topic, String question, String expected, String seen, boolean same) {
    return new ProbeFinding(topic, question, expected, seen, same ? Verdict.SAME : Verdict.DIFFERS);
  }

  /** One that cannot be compared. */
  static ProbeFinding unknown(String topic, String question, String expected, String seen) {
    return new ProbeFinding(topic, question, expected, seen, Verdict.UNKNOWN);
  }
}
