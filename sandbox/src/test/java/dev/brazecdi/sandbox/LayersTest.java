package dev.brazecdi.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of this module, and what it may use of the others. */
class LayersTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.brazecdi.sandbox");

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .ensureAllClassesAreContainedInArchitecture()
        .layer("junit")
        .definedBy("dev.brazecdi.sandbox.junit")
        .layer("sandbox")
        .definedBy("dev.brazecdi.sandbox")
        .whereLayer("junit")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @Test
  void usesTheApiButNotTheClient() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.brazecdi..")
                .or(
                    resideInAnyPackage(
                        "dev.brazecdi.sandbox..", "dev.brazecdi.api", "dev.brazecdi.core..")))
        .check(classes);
  }
}
