package dev.brazecdi.cli.doctor;

import dev.brazecdi.cli.terminal.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check.
 *
 * @param name what was checked
 * @param remedy what to do; empty if there is nothing to do
 * @param code the exit code of this failure; null if it did not fail
 */
record Diagnostic(
    String name, Result result, String found, String remedy, @Nullable ExitCode code) {
  enum Result {
    OK("ok"),
    WARNING("warning"),
    FAILED("failed"),
    NOT_ASKED("not asked");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
