package dev.brazecdi.cli.doctor;

import dev.brazecdi.cli.terminal.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param name what was looked at
 * @param result how it is
 * @param found what was found
 * @param remedy what to do; empty if there is nothing to do
 * @param code what the process ends with for it; null if it did not fail
 */
record Diagnostic(
    String name, Result result, String found, String remedy, @Nullable ExitCode code) {
  /** How something is. */
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

  static Diagnostic ok(String name, String found) {
    return new Diagnostic(name, Result.OK, found, "", null);
  }

  static Diagnostic warning(String name, String found, String remedy) {
    return new Diagnostic(name, Result.WARNING, found, remedy, null);
  }

  static Diagnostic failed(String name, ExitCode code, String found, String remedy) {
    return new Diagnostic(name, Result.FAILED, found, remedy, code);
  }

  static Diagnostic notAsked(String name, String found) {
    return new Diagnostic(name, Result.NOT_ASKED, found, "", null);
  }
}
