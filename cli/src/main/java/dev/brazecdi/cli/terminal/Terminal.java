package dev.brazecdi.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What the output goes to.
 *
 * @param stdout whether standard output is a terminal
 * @param stderr whether standard error is one
 * @param width its columns
 * @param height its lines
 * @param colour whether to colour what goes to a terminal
 */
public record Terminal(boolean stdout, boolean stderr, int width, int height, boolean colour) {
  private static final int USUAL_WIDTH = 80;
  private static final int USUAL_HEIGHT = 24;

  /** A terminal of the usual height. */
  public Terminal(boolean stdout, boolean stderr, int width, boolean colour) {
    this(stdout, stderr, width, USUAL_HEIGHT, colour);
  }

  /** Neither stream is a terminal. */
  public static final Terminal NONE = new Terminal(false, false, USUAL_WIDTH, false);

  /** Returns the width of standard output; a usual width if it is not a terminal. */
  public int widthOr(int usual) {
    return stdout ? width : usual;
  }

  /**
   * As the start script found it; without the script, as the JVM can tell: nothing about stderr.
   */
  public static Terminal detect(Map<String, String> environment) {
    boolean console = hasConsole();
    boolean stdout = flag("brazecdi.stdout.terminal", console);
    boolean stderr = flag("brazecdi.stderr.terminal", false);
    String noColour = environment.getOrDefault("NO_COLOR", "");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        stdout,
        stderr,
        size("brazecdi.width", environment.getOrDefault("COLUMNS", ""), USUAL_WIDTH),
        size("brazecdi.height", environment.getOrDefault("LINES", ""), USUAL_HEIGHT),
        noColour.isEmpty() && !dumb);
  }

  /**
   * What a terminal is set to by {@code LC_ALL}, {@code LC_CTYPE} or {@code LANG}, whichever comes
   * first; UTF-8 if it is set to nothing.
   */
  public static Charset charset(Map<String, String> environment) {
    for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String locale = environment.getOrDefault(variable, "").strip();
      if (locale.isEmpty()) {
        continue;
      }
      int dot = locale.indexOf('.');
      String name = dot < 0 ? "US-ASCII" : locale.substring(dot + 1).replaceFirst("@.*", "");
      try {
        return Charset.forName(name);
      } catch (IllegalArgumentException e) {
        return StandardCharsets.US_ASCII; // a name that only the system knows
      }
    }
    return StandardCharsets.UTF_8;
  }

  /**
   * Before Java 22 there is a console only where there is a terminal; since then it says so itself.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static boolean flag(String property, boolean otherwise) {
    String value = System.getProperty(property);
    return value == null ? otherwise : Boolean.parseBoolean(value);
  }

  private static int size(String property, String otherwise, int usual) {
    try {
      int size = Integer.parseInt(System.getProperty(property, otherwise).strip());
      return size > 0 ? size : usual;
    } catch (NumberFormatException e) {
      return usual;
    }
  }
}
