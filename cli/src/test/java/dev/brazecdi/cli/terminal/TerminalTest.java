package dev.brazecdi.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "de_DE.UTF-8, UTF-8",
    "en_US.utf8, UTF-8",
    "C.UTF-8, UTF-8",
    "C, US-ASCII",
    "POSIX, US-ASCII",
    "de_DE.ISO-8859-15@euro, ISO-8859-15",
    "x.no-such-charset, US-ASCII",
    "'', UTF-8"
  })
  void charsetIsThatOfTheLocale(String locale, String charset) {
    assertThat(Terminal.charset(Map.of("LANG", locale))).hasToString(charset);
  }

  @Test
  void moreSpecificVariableComesFirst() {
    assertThat(Terminal.charset(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")))
        .hasToString("US-ASCII");
    assertThat(Terminal.charset(Map.of("LC_CTYPE", "C.UTF-8", "LANG", "C"))).hasToString("UTF-8");
  }

  @Test
  void noColourAndSizeAreRespected() {
    Terminal terminal = Terminal.detect(Map.of("NO_COLOR", "1", "COLUMNS", "132", "LINES", "50"));

    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.width()).isEqualTo(132);
    assertThat(terminal.height()).isEqualTo(50);
    assertThat(Terminal.detect(Map.of("TERM", "dumb")).colour()).isFalse();
    assertThat(Terminal.detect(Map.of("COLUMNS", "many")).width()).isEqualTo(80);
  }
}
