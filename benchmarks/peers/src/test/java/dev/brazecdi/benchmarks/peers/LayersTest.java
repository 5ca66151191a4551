package dev.brazecdi.benchmarks.peers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use of the others. */
class LayersTest {
  @Test
  void usesOnlyTheBenchmarksAndTheApi() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.brazecdi..")
                .or(resideInAnyPackage("dev.brazecdi.benchmarks..", "dev.brazecdi.api")))
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.brazecdi.benchmarks.peers"));
  }
}
