package io.fleet.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The contract leans on the platform and on Jackson's streaming parser, on nothing else. */
@AnalyzeClasses(packages = "io.fleet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule LEANS_ON_JDK_AND_JACKSON_CORE =
      classes()
          .that()
          .resideInAPackage("io.fleet..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.fleet.events",
              "java..",
              "com.fasterxml.jackson.core",
              "com.fasterxml.jackson.core.io",
              "com.fasterxml.jackson.core.exc",
              "com.fasterxml.jackson.core.json");
}
