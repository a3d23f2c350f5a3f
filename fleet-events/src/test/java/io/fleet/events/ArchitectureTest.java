package io.fleet.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The contract leans on the platform and on Jackson's streaming parser, on nothing else. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet");

  @Test
  void leansOnJdkAndJacksonCore() {
    classes()
        .that()
        .resideInAPackage("io.fleet..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.fleet.events..",
            "java..",
            "com.fasterxml.jackson.core",
            "com.fasterxml.jackson.core.io",
            "com.fasterxml.jackson.core.exc",
            "com.fasterxml.jackson.core.json")
        .check(CLASSES);
  }
}
