package dev.brazecdi.cli;

import dev.brazecdi.cli.fixtures.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of the distribution that are made from the texts of the help. */
final class DistributionFiles {
  private DistributionFiles() {}

  /** Writes the manual pages, as AsciiDoc, and the completion into a folder each. */
  public static void main(String[] arguments) throws IOException {
    ManPages.write(Path.of(arguments[0]));
    Path completion = Files.createDirectories(Path.of(arguments[1]));
    Files.writeString(completion.resolve("brazecdi.bash"), Run.of().go("completion").out());
  }
}
