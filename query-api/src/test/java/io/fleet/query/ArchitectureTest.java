package io.fleet.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom. */
@AnalyzeClasses(packages = "io.fleet.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ROOMS_SEE_WHAT_THEY_SHARE_AND_NOT_EACH_OTHER =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("vehicle")
          .definedBy("..query.vehicle..")
          .layer("trip")
          .definedBy("..query.trip..")
          .layer("alert")
          .definedBy("..query.alert..")
          .layer("driver")
          .definedBy("..query.driver..")
          .layer("deadletter")
          .definedBy("..query.deadletter..")
          .layer("page")
          .definedBy("..query.page..")
          .layer("clickhouse")
          .definedBy("..query.clickhouse..")
          .layer("problem")
          .definedBy("..query.problem..")
          .whereLayer("vehicle")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("trip")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("alert")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("driver")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("deadletter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("page")
          .mayOnlyBeAccessedByLayers("vehicle", "trip", "alert", "driver", "deadletter")
          .whereLayer("clickhouse")
          .mayOnlyBeAccessedByLayers("vehicle", "trip", "alert", "driver", "deadletter");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("io.fleet.query.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_ONE_ROOM_TALKS_TO_THE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..query.clickhouse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.clickhouse..", "javax.sql..", "io.agroal..");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");
}
