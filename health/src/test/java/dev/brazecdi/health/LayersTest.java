package dev.brazecdi.health;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use of the others. */
class LayersTest {
  @Test
  void usesOnlyTheClientAndItsTypes() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.brazecdi..")
                .or(
                    resideInAnyPackage(
                        "dev.brazecdi.health",
                        "dev.brazecdi.api",
                        "dev.brazecdi.client",
                        "dev.brazecdi.core..",
                        "dev.brazecdi.retrofit")))
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.brazecdi.health"));
  }
}
