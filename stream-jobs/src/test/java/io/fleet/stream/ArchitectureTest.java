package io.fleet.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the job. */
class ArchitectureTest {
  private static final JavaClasses JOB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet.stream");

  private static final ArchRule ROOMS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("rule")
          .definedBy("io.fleet.stream.rule..")
          .layer("timeline")
          .definedBy("io.fleet.stream.timeline..")
          .layer("cep")
          .definedBy("io.fleet.stream.cep..")
          .layer("io")
          .definedBy("io.fleet.stream.io..")
          .layer("operator")
          .definedBy("io.fleet.stream.operator..")
          .layer("sql")
          .definedBy("io.fleet.stream.sql..")
          .layer("recompute")
          .definedBy("io.fleet.stream.recompute..")
          .layer("topology")
          .definedBy("io.fleet.stream.topology..")
          .layer("job")
          .definedBy("io.fleet.stream.job..")
          .layer("cluster")
          .definedBy("io.fleet.stream.cluster..")
          .whereLayer("cluster")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("recompute")
          .mayOnlyBeAccessedByLayers("job")
          .whereLayer("topology")
          .mayOnlyBeAccessedByLayers("job")
          .whereLayer("sql")
          .mayOnlyBeAccessedByLayers("topology")
          .whereLayer("operator")
          .mayOnlyBeAccessedByLayers("sql", "topology", "job")
          .whereLayer("cep")
          .mayOnlyBeAccessedByLayers("operator", "topology")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("cep", "operator", "sql", "recompute", "topology", "job")
          .whereLayer("timeline")
          .mayOnlyBeAccessedByLayers("cep", "io", "operator", "recompute", "topology", "job")
          .whereLayer("rule")
          .mayOnlyBeAccessedByLayers("timeline", "cep", "operator", "recompute", "io");

  private static final ArchRule ONLY_STORED_FACTS_KNOW_TIMELINES =
      noClasses()
          .that()
          .resideInAPackage("io.fleet.stream.io..")
          .and()
          .resideOutsideOfPackage("io.fleet.stream.io.facts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fleet.stream.timeline..");

  private static final ArchRule STORED_FACTS_KNOW_LITTLE =
      classes()
          .that()
          .resideInAPackage("io.fleet.stream.io.facts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.fleet.events..",
              "io.fleet.stream.rule..",
              "io.fleet.stream.timeline",
              "io.fleet.stream.timeline.repair..",
              "io.fleet.stream.io.clickhouse..",
              "io.fleet.stream.io.facts..");

  private static final ArchRule DECISIONS_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAnyPackage("io.fleet.stream.rule..", "io.fleet.stream.timeline..")
          .and()
          .resideOutsideOfPackage("io.fleet.stream.timeline.reference.fence..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.fleet.events..",
              "io.fleet.stream.rule..",
              "io.fleet.stream.timeline..");

  private static final ArchRule ONLY_FENCES_KNOW_GEOMETRY =
      classes()
          .that()
          .resideInAPackage("io.fleet.stream.timeline.reference.fence..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.locationtech.jts..",
              "io.fleet.events..",
              "io.fleet.stream.rule.geofence..",
              "io.fleet.stream.rule.motion..",
              "io.fleet.stream.timeline.reference.fence..");

  private static final ArchRule NO_WALL_CLOCK_IN_DECISIONS =
      noClasses()
          .that()
          .resideInAnyPackage("io.fleet.stream.rule..", "io.fleet.stream.timeline..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  private static final ArchRule THE_GRAPH_KNOWS_NO_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage("io.fleet.stream.topology..", "io.fleet.stream.operator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  private static final ArchRule PANELS_KNOW_NO_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("io.fleet.stream.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..");

  @Test
  void theGraphKnowsNoKafka() {
    THE_GRAPH_KNOWS_NO_KAFKA.check(JOB);
  }

  @Test
  void panelsKnowNoKafka() {
    PANELS_KNOW_NO_KAFKA.check(JOB);
  }

  @Test
  void roomsSeeOnlyWhatTheyMay() {
    ROOMS.check(JOB);
  }

  @Test
  void ofTheBordersOnlyTheStoredFactsKnowTimelines() {
    ONLY_STORED_FACTS_KNOW_TIMELINES.check(JOB);
    STORED_FACTS_KNOW_LITTLE.check(JOB);
  }

  @Test
  void decisionsArePlainJava() {
    DECISIONS_ARE_PLAIN_JAVA.check(JOB);
    ONLY_FENCES_KNOW_GEOMETRY.check(JOB);
  }

  @Test
  void decisionsReadNoWallClock() {
    NO_WALL_CLOCK_IN_DECISIONS.check(JOB);
  }
}
