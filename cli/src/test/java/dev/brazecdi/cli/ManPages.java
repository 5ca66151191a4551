package dev.brazecdi.cli;

import dev.brazecdi.cli.fixtures.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the manual pages of all commands as AsciiDoc, for the build of a release to convert. */
final class ManPages {
  private static final boolean[] SILENT = {};

  private ManPages() {}

  /** Writes them into a folder. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    int code =
        ManPageGenerator.generateManPage(
            folder.toFile(),
            null,
            SILENT,
            true,
            BrazeCdi.commandLine(Run.of().console()).getCommandSpec());
    if (code != 0) {
      throw new IOException("the manual pages could not be written to " + folder);
    }
  }
}
