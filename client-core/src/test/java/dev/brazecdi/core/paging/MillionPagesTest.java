package dev.brazecdi.core.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MillionPagesTest {
  @Test
  void walkOfAMillionPagesFitsInto32MebibytesAndFindsTheLoopAtItsEnd()
      throws IOException, InterruptedException {
    Process walk =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                MillionPages.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(walk.waitFor()).as(printed).isZero();
    assertThat(printed)
        .startsWith(2 * MillionPages.PAGES + " items, then ")
        .contains("leads back to cursor \"page500000\"");
  }
}
