package dev.brazecdi.client;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of this module, and which of them may use which. */
class LayersTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.brazecdi.client", "dev.brazecdi.retrofit");

  @Test
  void dependenciesPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .ensureAllClassesAreContainedInArchitecture()
        .layer("client")
        .definedBy("dev.brazecdi.client")
        .layer("interceptors")
        .definedBy("dev.brazecdi.retrofit")
        .layer("internal")
        .definedBy("dev.brazecdi.retrofit.internal")
        .whereLayer("client")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("interceptors")
        .mayOnlyBeAccessedByLayers("client")
        .check(classes);
  }
}
