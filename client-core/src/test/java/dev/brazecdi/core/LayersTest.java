package dev.brazecdi.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The packages of this module, and which of them may use which. It uses no other module. */
class LayersTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.brazecdi.core");

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .ensureAllClassesAreContainedInArchitecture()
        .layer("values")
        .definedBy("dev.brazecdi.core")
        .layer("spi")
        .definedBy("dev.brazecdi.core.spi")
        .layer("link")
        .definedBy("dev.brazecdi.core.link")
        .layer("retry")
        .definedBy("dev.brazecdi.core.retry")
        .layer("ratelimit")
        .definedBy("dev.brazecdi.core.ratelimit")
        .layer("paging")
        .definedBy("dev.brazecdi.core.paging")
        .whereLayer("spi")
        .mayOnlyBeAccessedByLayers("ratelimit", "paging")
        .whereLayer("link")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("retry")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("ratelimit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("paging")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @Test
  void usesNoOtherModule() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.brazecdi..").or(resideInAPackage("dev.brazecdi.core..")))
        .check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("dev.brazecdi.(**)")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }
}
