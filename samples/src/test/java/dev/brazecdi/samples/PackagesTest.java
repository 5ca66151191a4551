package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No package of the repository is too large to survey. */
final class PackagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SOURCE = Pattern.compile(".+/src/(main|test)/java/.+\\.java");
  private static final Set<String> NOT_TRACKED = Set.of("target", "node_modules");
  private static final int MOST_FILES = 25;

  @Test
  void packagesHaveAtMost25SourceFiles() throws IOException {
    Map<Path, Integer> packages = sourceFilesByFolder();
    assertThat(packages).containsKey(Path.of("sandbox/src/main/java/dev/brazecdi/sandbox"));

    packages.values().removeIf(files -> files <= MOST_FILES);
    assertThat(packages).isEmpty();
  }

  private static Map<Path, Integer> sourceFilesByFolder() throws IOException {
    Map<Path, Integer> packages = new TreeMap<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            return NOT_TRACKED.contains(name) || (name.startsWith(".") && !folder.equals(ROOT))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path relative = ROOT.relativize(file);
            if (SOURCE.matcher(relative.toString().replace('\\', '/')).matches()) {
              packages.merge(relative.getParent(), 1, Integer::sum);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return packages;
  }
}
