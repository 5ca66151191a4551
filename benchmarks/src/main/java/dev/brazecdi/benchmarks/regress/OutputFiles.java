package dev.brazecdi.benchmarks.regress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Asks, before anything is measured for a quarter of an hour, whether it can be written down. */
public final class OutputFiles {
  private OutputFiles() {}

  /**
   * Makes sure of a file and of the folder it is to be in.
   *
   * @param file null if none is wanted
   * @throws CommandLine.ParameterException if it cannot be written
   */
  public static void require(@Nullable Path file, CommandLine commandLine) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!writable) {
      throw new CommandLine.ParameterException(
          commandLine, "\"" + file + "\" cannot be written; give a file in a folder that is there");
    }
  }

  /**
   * Makes a folder, if it is not there yet.
   *
   * @param folder null if none is wanted
   * @throws CommandLine.ParameterException if it cannot be made
   */
  public static void requireFolder(@Nullable Path folder, CommandLine commandLine) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          commandLine, "\"" + folder + "\" is no folder and cannot be made one", e);
    }
  }
}
