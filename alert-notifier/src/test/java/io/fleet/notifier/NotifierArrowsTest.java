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
        .withOptionalLayers(true)
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
        .layer("group")
        .definedBy("io.fleet.notifier.group")
        .layer("history")
        .definedBy("io.fleet.notifier.history")
        .layer("sign")
        .definedBy("io.fleet.notifier.sign")
        .layer("store")
        .definedBy("io.fleet.notifier.store")
        .layer("api")
        .definedBy("io.fleet.notifier.api")
        .layer("catalogue")
        .definedBy("io.fleet.notifier.event.catalogue")
        .layer("follow")
        .definedBy("io.fleet.notifier.follow")
        .layer("problem")
        .definedBy("io.fleet.notifier.problem")
        .layer("security")
        .definedBy("io.fleet.notifier.security")
        .whereLayer("wiring")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("api")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("catalogue")
        .mayOnlyBeAccessedByLayers("wiring", "api")
        .whereLayer("follow")
        .mayOnlyBeAccessedByLayers("wiring", "endpoint", "escalate")
        .whereLayer("problem")
        .mayOnlyBeAccessedByLayers("api")
        .whereLayer("security")
        .mayOnlyBeAccessedByLayers("api")
        .whereLayer("consume")
        .mayOnlyBeAccessedByLayers("wiring")
        .whereLayer("deliver")
        .mayOnlyBeAccessedByLayers("wiring", "consume")
        .whereLayer("guard")
        .mayOnlyBeAccessedByLayers("wiring", "deliver")
        .whereLayer("escalate")
        .mayOnlyBeAccessedByLayers("wiring", "consume")
        .whereLayer("endpoint")
        .mayOnlyBeAccessedByLayers(
            "wiring", "api", "deliver", "escalate", "format", "group", "history")
        .whereLayer("event")
        .mayOnlyBeAccessedByLayers(
            "wiring",
            "api",
            "catalogue",
            "consume",
            "deliver",
            "endpoint",
            "escalate",
            "format",
            "group",
            "history",
            "store")
        .whereLayer("format")
        .mayOnlyBeAccessedByLayers("wiring", "deliver")
        .whereLayer("group")
        .mayOnlyBeAccessedByLayers("deliver")
        .whereLayer("history")
        .mayOnlyBeAccessedByLayers("wiring", "api", "deliver")
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
