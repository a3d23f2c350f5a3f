package io.fleet.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fleet.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule supervisionKnowsNoPart =
      noClasses()
          .that()
          .resideInAPackage("..process..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..part..", "..command..", "..topic..", "..webhook..", "..layout..");

  @ArchTest
  static final ArchRule nothingBelowKnowsTheCommands =
      noClasses()
          .that()
          .resideInAnyPackage("..part..", "..topic..", "..token..", "..layout..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..command..", "..webhook..");

  @ArchTest
  static final ArchRule theLayoutAsksNobody =
      noClasses()
          .that()
          .resideInAPackage("..layout..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..part..", "..process..", "..topic..", "..token..");
}
