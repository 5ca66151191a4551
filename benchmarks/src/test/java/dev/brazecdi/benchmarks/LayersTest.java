package dev.brazecdi.benchmarks;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of this module, and which of them may use which. */
class LayersTest {
  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("regress")
        .definedBy("dev.brazecdi.benchmarks.regress")
        .layer("trend")
        .definedBy("dev.brazecdi.benchmarks.trend")
        .layer("benchmarks")
        .definedBy("dev.brazecdi.benchmarks")
        .layer("api")
        .definedBy("dev.brazecdi.api")
        .whereLayer("regress")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("trend")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("benchmarks")
        .mayOnlyBeAccessedByLayers("regress")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.brazecdi.benchmarks", "dev.brazecdi.api"));
  }
}
