package io.fleet.dashboards;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet.dashboards");

  @Test
  void filesKnowNoMetabaseAndItsApiKnowsNoDashboards() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("command")
        .definedBy("io.fleet.dashboards")
        .layer("provision")
        .definedBy("..dashboards.provision..")
        .layer("metabase")
        .definedBy("..dashboards.metabase..")
        .layer("question")
        .definedBy("..dashboards.question..")
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("provision")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("metabase")
        .mayOnlyBeAccessedByLayers("command", "provision")
        .whereLayer("question")
        .mayOnlyBeAccessedByLayers("command", "provision")
        .check(CLASSES);
  }
}
