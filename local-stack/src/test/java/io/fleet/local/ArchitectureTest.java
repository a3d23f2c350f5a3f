package io.fleet.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet.local");

  @Test
  void supervisionKnowsNoPart() {
    noClasses()
        .that()
        .resideInAPackage("..process..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..part..", "..command..", "..topic..", "..webhook..", "..layout..")
        .check(CLASSES);
  }

  @Test
  void nothingBelowKnowsTheCommands() {
    noClasses()
        .that()
        .resideInAnyPackage("..part..", "..topic..", "..token..", "..layout..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..command..", "..webhook..", "..privacy..", "..backup..", "io.fleet.local.keys..")
        .check(CLASSES);
  }

  @Test
  void theLayoutAsksNobody() {
    noClasses()
        .that()
        .resideInAPackage("..layout..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..part..", "..process..", "..topic..", "..token..")
        .check(CLASSES);
  }
}
