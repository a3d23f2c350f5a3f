package io.fleet.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom among the rooms. */
class NotifierArrowsTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet.notifier");

  @Test
  void roomsSeeOnlyTheRoomsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("wiring")
        .definedBy("io.fleet.notifier")
        .layer("consume")
        .definedBy("io.fleet.notifier.consume")
        .layer("deliver")
        .definedBy("io.fleet.notifier.deliver")
        .layer("guard")
        .definedBy("io.fleet.notifier.deliver.guard")
        .layer("escalate")
        .definedBy("io.fleet.notifier.escalate")
        .layer("endpoint")
        .definedBy("io.fleet.notifier.endpoint")
        .layer("event")
        .definedBy("io.fleet.notifier.event")
        .layer("format")
        .definedBy("io.fleet.notifier.format")
        .layer("sign")
        .definedBy("io.fleet.notifier.sign")
        .layer("store")
        .definedBy("io.fleet.notifier.store")
        .whereLayer("wiring")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("consume")
        .mayOnlyBeAccessedByLayers("wiring")
        .whereLayer("deliver")
        .mayOnlyBeAccessedByLayers("wiring", "consume")
        .whereLayer("guard")
        .mayOnlyBeAccessedByLayers("wiring", "deliver")
        .whereLayer("escalate")
        .mayOnlyBeAccessedByLayers("wiring")
        .whereLayer("endpoint")
        .mayOnlyBeAccessedByLayers("wiring", "deliver", "escalate")
        .whereLayer("event")
        .mayOnlyBeAccessedByLayers(
            "wiring", "consume", "deliver", "endpoint", "escalate", "format", "store")
        .whereLayer("format")
        .mayOnlyBeAccessedByLayers("deliver")
        .whereLayer("sign")
        .mayOnlyBeAccessedByLayers("deliver")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("wiring", "consume", "deliver", "escalate")
        .check(SERVICE);
  }

  @Test
  void guardAndSignerKnowNoFramework() {
    classes()
        .that()
        .resideInAnyPackage("io.fleet.notifier.deliver.guard", "io.fleet.notifier.sign")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.standardwebhooks..",
            "io.fleet.notifier.deliver.guard",
            "io.fleet.notifier.sign")
        .check(SERVICE);
  }
}
