package io.fleet.notifier.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.fleet.notifier.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
  private final EventCatalogue catalogue = EventCatalogue.load();

  @Test
  void everyExampleFollowsItsSchemaAndNoOther() {
    for (EventType type : catalogue.all()) {
      ObjectNode bundled = type.schema().deepCopy();
      bundled.putObject("$defs").set("data", catalogue.schemas().get(type.dataSchema()));
      var schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(bundled, SchemaValidatorsConfig.builder().build());

      assertThat(schema.validate(type.example())).as(type.type()).isEmpty();
      ObjectNode broken = type.example().deepCopy();
      ((ObjectNode) broken.get("data"))
          .put("version", "none")
          .put("reason", 7)
          .put("count", "none");
      assertThat(schema.validate(broken)).as(type.type() + ", broken").isNotEmpty();
    }
  }

  @Test
  void everyAlertOfTheDocumentationIsThere() throws IOException {
    Set<String> documented = new TreeSet<>();
    String alerts = Files.readString(Path.of("../docs/alerts.md"));
    String table = alerts.substring(alerts.indexOf("| `alert_type` |"));
    for (String line : table.lines().takeWhile(l -> l.startsWith("|")).skip(2).toList()) {
      Matcher name = Pattern.compile("`([a-z_]+)`").matcher(line.split("\\|")[1]);
      while (name.find()) {
        documented.add(name.group(1));
      }
    }
    Set<String> listed =
        catalogue.all().stream()
            .map(EventType::type)
            .filter(type -> type.startsWith("vehicle.") && type.split("\\.").length == 3)
            .map(type -> type.split("\\.")[1])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).hasSizeGreaterThan(25);
    assertThat(listed).isEqualTo(documented);
  }

  @Test
  void whatSubscribersCanBeToldIsListed() {
    assertThat(catalogue.all())
        .extracting(EventType::type)
        .contains(
            "vehicle.overspeed.opened",
            "vehicle.overspeed.withdrawn",
            "external.{alert_type}",
            "trip.completed",
            "trip.corrected",
            "vehicle.offline",
            "vehicle.online",
            "endpoint.disabled",
            "{rule}.folded",
            "digest",
            "geofence.entered",
            "geofence.exited",
            "geofence.corrected",
            "delivery.stop.arrived",
            "delivery.stop.delivered",
            "delivery.stop.departed",
            "delivery.stop.failed",
            "delivery.stop.skipped",
            "delivery.stop.missed",
            "delivery.stop.cancelled",
            "delivery.stop.unplanned",
            "delivery.stop.corrected")
        .doesNotContain("vehicle.device_clock.resolved");
    assertThat(catalogue.get("geofence.entered").available()).isTrue();
    assertThat(catalogue.get("delivery.stop.arrived").available()).isTrue();
    assertThat(catalogue.get("trip.completed").available()).isTrue();
    assertThat(catalogue.get("external.anything")).isNotNull();
    assertThat(catalogue.get("external.")).isNull();
    assertThat(catalogue.get("vehicle.unheard_of.opened")).isNull();
  }

  @Test
  void anExampleThatIsSentIsMarked() {
    EventType type = catalogue.get("vehicle.crash.opened");

    Event event = TestEvents.of(type, type.type(), "test:1", 1_000);

    assertThat(event.data()).contains("\"test\":true", "\"alert_type\":\"crash\"");
    assertThat(event.severity()).isEqualTo(4);
    assertThat(event.scope().vehicleId()).isEqualTo("veh-00042");
    assertThat(event.scope().latE6()).isEqualTo(48_137_154);
    assertThat(event.occurredAtMs()).isEqualTo(1_000);
    assertThat(type.example().get("data").has("test")).isFalse();
  }
}
