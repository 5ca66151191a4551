package dev.brazecdi.cli;

import dev.brazecdi.cli.fixtures.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the manual pages of all commands as AsciiDoc, for the build of a release to convert. */
final class ManPages {
  private static final boolean[] SILENT = {};

  private ManPages() {}

  /** Writes them into a folder. */
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
    escapeBrackets(folder);
  }

  /** In AsciiDoc, {@code [:CRIT]_} begins an emphasis with a role, which swallows what follows. */
  private static void escapeBrackets(Path folder) throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        String text = Files.readString(page);
        Files.writeString(page, text.replace("[:CRIT]", "{startsb}:CRIT{endsb}"));
      }
    }
  }
}
