package io.fleet.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may see whom among the rooms. Plain tests: ArchUnit's own engine finds nothing to run beside
 * the class loaders of Quarkus' tests.
 */
class PackageArrowsTest {
  private static final String ADMIT = "..gateway.admit..";
  private static final String PUBLISH = "..gateway.publish..";
  private static final String HTTP = "..gateway.http..";
  private static final String HEARTBEAT = "..gateway.heartbeat..";
  private static final String MQTT = "..gateway.mqtt..";
  private static final String SECURITY = "..gateway.security..";
  private static final String REFERENCE = "..gateway.reference..";
  private static final String REFERENCE_BULK = "..gateway.reference.bulk..";
  private static final String REFERENCE_API = "..gateway.reference.api..";

  private static final String DEVICE = "..gateway.device..";
  private static final String COMMAND = "..gateway.command..";
  private static final String FOLLOW = "..gateway.follow..";
  private static final String TRACCAR = "..gateway.traccar..";
  private static final String TRACKER = "..gateway.tracker..";

  private static JavaClasses gateway;

  @BeforeAll
  static void read() {
    gateway =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.fleet.gateway");
  }

  @Test
  void admitIsPlainJava() {
    assertUnseen(
        ADMIT,
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.apache.kafka..",
        PUBLISH,
        HTTP,
        MQTT,
        HEARTBEAT,
        SECURITY,
        REFERENCE);
  }

  @Test
  void followSeesNobody() {
    assertUnseen(
        FOLLOW, ADMIT, PUBLISH, HTTP, MQTT, HEARTBEAT, SECURITY, REFERENCE, DEVICE, COMMAND);
  }

  @Test
  void commandsSeeAdmitAndPublishOnly() {
    assertUnseen(COMMAND, HTTP, MQTT, HEARTBEAT, SECURITY, REFERENCE);
  }

  @Test
  void behaviourSeesPublishSecurityAndHttpOnly() {
    assertUnseen("..gateway.behaviour..", ADMIT, MQTT, HEARTBEAT, REFERENCE, DEVICE, COMMAND);
    assertUnseen(HTTP, "..gateway.behaviour..");
  }

  @Test
  void deliverySeesPublishSecurityAndHttpOnly() {
    assertUnseen("..gateway.delivery..", ADMIT, MQTT, HEARTBEAT, REFERENCE, DEVICE, COMMAND);
    assertUnseen("..gateway.delivery..", "..gateway.behaviour..", "..gateway.alert..", FOLLOW);
    assertUnseen(HTTP, "..gateway.delivery..");
  }

  @Test
  void alertSeesPublishSecurityAndHttpOnly() {
    assertUnseen("..gateway.alert..", ADMIT, MQTT, HEARTBEAT, REFERENCE, DEVICE, COMMAND);
    assertUnseen("..gateway.alert..", "..gateway.behaviour..", FOLLOW);
    assertUnseen(HTTP, "..gateway.alert..");
  }

  @Test
  void publishKnowsNoTransport() {
    assertUnseen(PUBLISH, COMMAND, "jakarta.ws..", "io.vertx..", HTTP, MQTT, HEARTBEAT, SECURITY);
  }

  @Test
  void heartbeatSeesPublishOnly() {
    assertUnseen(HEARTBEAT, ADMIT, HTTP, MQTT, SECURITY);
  }

  @Test
  void referenceSeesPublishAndSecurityOnly() {
    assertUnseen(
        "..gateway.reference", ADMIT, HTTP, MQTT, HEARTBEAT, REFERENCE_BULK, REFERENCE_API);
    assertUnseen(REFERENCE_BULK, ADMIT, HTTP, MQTT, HEARTBEAT, REFERENCE_API);
  }

  @Test
  void checksOfReferenceDataArePlainJava() {
    assertUnseen(
        "..reference.check..",
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.apache.kafka..",
        PUBLISH,
        HTTP,
        "..gateway.reference",
        REFERENCE_BULK,
        REFERENCE_API);
  }

  @Test
  void referenceDataIsAskedForOverHttp() {
    assertUnseen(REFERENCE_API, ADMIT, MQTT, HEARTBEAT, "org.apache.kafka..");
    assertUnseen(HTTP, REFERENCE_API, REFERENCE_BULK);
  }

  @Test
  void httpKnowsNoKafka() {
    assertUnseen(HTTP, "org.apache.kafka..", MQTT, HEARTBEAT);
  }

  @Test
  void mqttKnowsNoKafka() {
    assertUnseen(MQTT, "org.apache.kafka..", "jakarta.ws..", HTTP, HEARTBEAT);
  }

  @Test
  void traccarIsPlainJava() {
    assertUnseen(
        TRACCAR,
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.apache.kafka..",
        ADMIT,
        PUBLISH,
        HTTP,
        MQTT,
        TRACKER,
        HEARTBEAT,
        SECURITY,
        REFERENCE);
  }

  @Test
  void trackerSeesAdmitPublishSecurityAndTheFormsOnly() {
    assertUnseen(TRACKER, "org.apache.kafka..", "jakarta.ws..", HTTP, MQTT, HEARTBEAT, REFERENCE);
  }

  @Test
  void nobodySeesTheTracker() {
    for (String room : new String[] {ADMIT, PUBLISH, HTTP, MQTT, HEARTBEAT, SECURITY, REFERENCE}) {
      assertUnseen(room, TRACKER);
    }
  }

  @Test
  void securityStandsAlone() {
    assertUnseen(SECURITY, ADMIT, PUBLISH, HTTP, MQTT, HEARTBEAT, REFERENCE, DEVICE);
  }

  @Test
  void deviceSeesReferenceSecurityAndHttpsProblemsOnly() {
    assertUnseen(DEVICE, "org.apache.kafka..", ADMIT, PUBLISH, MQTT, HEARTBEAT);
  }

  @Test
  void nobodySeesDevice() {
    for (String room : new String[] {ADMIT, PUBLISH, HTTP, MQTT, HEARTBEAT, REFERENCE}) {
      assertUnseen(room, DEVICE);
    }
  }

  @Test
  void onlyTheWiringReadsTheConfiguration() {
    noClasses()
        .that()
        .resideInAnyPackage("io.fleet.gateway.*..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(GatewayConfig.class)
        .check(gateway);
  }

  private static void assertUnseen(String room, String... unseen) {
    noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unseen)
        .check(gateway);
  }
}
