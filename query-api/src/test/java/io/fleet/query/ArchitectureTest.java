package io.fleet.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet.query");

  @Test
  void roomsSeeWhatTheyShareAndNotEachOther() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("vehicle")
        .definedBy("..query.vehicle..")
        .layer("telemetry")
        .definedBy("..query.telemetry..")
        .layer("trip")
        .definedBy("..query.trip..")
        .layer("track")
        .definedBy("..query.track..")
        .layer("area")
        .definedBy("..query.area..")
        .layer("heatmap")
        .definedBy("..query.heatmap..")
        .layer("alert")
        .definedBy("..query.alert..")
        .layer("driver")
        .definedBy("..query.driver..")
        .layer("delivery")
        .definedBy("..query.delivery..")
        .layer("behaviour")
        .definedBy("..query.behaviour..")
        .layer("geofence")
        .definedBy("..query.geofence..")
        .layer("hours")
        .definedBy("..query.hours..")
        .layer("day")
        .definedBy("..query.day..")
        .layer("utilisation")
        .definedBy("..query.utilisation..")
        .layer("snapshot")
        .definedBy("..query.snapshot..")
        .layer("report")
        .definedBy("..query.report..")
        .layer("deadletter")
        .definedBy("..query.deadletter..")
        .layer("webhook")
        .definedBy("..query.webhook..")
        .layer("change")
        .definedBy("..query.change..")
        .layer("live")
        .definedBy("..query.live..")
        .layer("handling")
        .definedBy("..query.handling..")
        .layer("me")
        .definedBy("..query.me..")
        .layer("apikey")
        .definedBy("..query.apikey..")
        .layer("limit")
        .definedBy("..query.limit..")
        .layer("scope")
        .definedBy("..query.scope..")
        .layer("answer")
        .definedBy("..query.answer..")
        .layer("list")
        .definedBy("..query.list..")
        .layer("export")
        .definedBy("..query.export..")
        .layer("page")
        .definedBy("..query.page..")
        .layer("clickhouse")
        .definedBy("..query.clickhouse..")
        .layer("description")
        .definedBy("..query.description..")
        .layer("console")
        .definedBy("..query.console..")
        .layer("forward")
        .definedBy("..query.forward..")
        .layer("system")
        .definedBy("..query.system..")
        .layer("trace")
        .definedBy("..query.trace..")
        .layer("problem")
        .definedBy("..query.problem..")
        .whereLayer("vehicle")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("telemetry")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("trip")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("track")
        .mayOnlyBeAccessedByLayers("vehicle", "trip")
        .whereLayer("area")
        .mayOnlyBeAccessedByLayers("vehicle", "heatmap")
        .whereLayer("heatmap")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("alert")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("driver")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("delivery")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("behaviour")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("geofence")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("hours")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("day")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("utilisation")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("snapshot")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("deadletter")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("webhook")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("change")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("live")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("handling")
        .mayOnlyBeAccessedByLayers("alert", "live")
        .whereLayer("me")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("apikey")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("description")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("trace")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("limit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("system")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("page")
        .mayOnlyBeAccessedByLayers(
            "vehicle",
            "telemetry",
            "trip",
            "track",
            "heatmap",
            "alert",
            "driver",
            "behaviour",
            "geofence",
            "delivery",
            "hours",
            "day",
            "utilisation",
            "deadletter",
            "webhook",
            "change",
            "answer",
            "list")
        .whereLayer("answer")
        .mayOnlyBeAccessedByLayers("list", "export")
        .whereLayer("clickhouse")
        .mayOnlyBeAccessedByLayers(
            "vehicle",
            "telemetry",
            "list",
            "export",
            "trip",
            "track",
            "area",
            "heatmap",
            "alert",
            "driver",
            "behaviour",
            "geofence",
            "delivery",
            "hours",
            "day",
            "utilisation",
            "deadletter",
            "webhook",
            "live",
            "report",
            "snapshot",
            "scope")
        .check(CLASSES);
  }

  @Test
  void noCircles() {
    slices().matching("io.fleet.query.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyOneRoomTalksToTheStore() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..query.clickhouse..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.clickhouse..", "javax.sql..", "io.agroal..")
        .check(CLASSES);
  }

  @Test
  void fiveRoomsKnowTheLog() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..query.live..",
            "..query.change..",
            "..query.snapshot..",
            "..query.apikey..",
            "..query.system..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }
}
