package dev.brazecdi.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of the command line, and which of them may use which. */
class LayersTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.brazecdi.cli");

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .ensureAllClassesAreContainedInArchitecture()
        .layer("root")
        .definedBy("dev.brazecdi.cli")
        .layer("check")
        .definedBy("dev.brazecdi.cli.check")
        .layer("watch")
        .definedBy("dev.brazecdi.cli.watch")
        .layer("syncs")
        .definedBy("dev.brazecdi.cli.syncs")
        .layer("export")
        .definedBy("dev.brazecdi.cli.export")
        .layer("doctor")
        .definedBy("dev.brazecdi.cli.doctor")
        .layer("probe")
        .definedBy("dev.brazecdi.cli.doctor.probe")
        .layer("connection")
        .definedBy("dev.brazecdi.cli.connection")
        .layer("terminal")
        .definedBy("dev.brazecdi.cli.terminal")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("watch")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("syncs")
        .mayOnlyBeAccessedByLayers("root", "check", "watch")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("doctor")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("probe")
        .mayOnlyBeAccessedByLayers("doctor")
        .whereLayer("connection")
        .mayOnlyBeAccessedByLayers("root", "check", "watch", "syncs", "export", "doctor", "probe")
        .check(classes);
  }
}
