package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas say what the readers and writers do. */
class JsonSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final JsonSchema TELEMETRY = schema("telemetry");
  private static final JsonSchema ALERT = schema("alert");

  private static JsonSchema schema(String name) {
    return FACTORY.getSchema(new String(Schemas.json(name), UTF_8));
  }

  private static Set<?> faults(JsonSchema schema, String json) {
    return schema.validate(
        json,
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  static Stream<String> names() {
    return Schemas.names().stream().filter(name -> !name.startsWith("reference-"));
  }

  /** Whether the codec takes a document whole: neither refused nor anything dropped. */
  static boolean isTaken(String name, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    try {
      switch (name) {
        case "telemetry" -> {
          TelemetryReading reading = new TelemetryReader().read(bytes);
          return reading.isAccepted() && reading.dropped().isEmpty();
        }
        case "alert" -> AlertJson.read(bytes);
        case "alert-action" -> AlertActionJson.read(bytes);
        case "event-action" -> EventActionJson.read(bytes);
        case "driver-score" -> ScoreSnapshotJson.read(bytes);
        case "change" -> ChangeJson.read(bytes);
        case "geofence-visit" -> GeofenceVisitJson.read(bytes);
        case "trip-summary" -> TripSummaryJson.read(bytes);
        case "trip-eta" -> TripEtaJson.read(bytes);
        case "trip-event" -> RecordReader.tripEvent(bytes);
        case "break-violation" -> BreakViolationJson.read(bytes);
        case "delivery-scan" -> RecordReader.deliveryScan(bytes);
        case "driver-event" -> RecordReader.driverEvent(bytes);
        case "vehicle-status" -> RecordReader.vehicleStatus(bytes);
        default -> throw new IllegalArgumentException(name);
      }
      return true;
    } catch (Refusal.RefusedException e) {
      return false;
    }
  }

  @Test
  void thereIsOneForEveryRecord() {
    assertThat(names())
        .containsExactly(
            "alert",
            "alert-action",
            "break-violation",
            "change",
            "delivery-scan",
            "driver-event",
            "driver-score",
            "event-action",
            "geofence-visit",
            "telemetry",
            "trip-eta",
            "trip-event",
            "trip-summary",
            "vehicle-status");
  }

  @ParameterizedTest
  @MethodSource("names")
  void isItselfValidAndExplainsEveryMember(String name) throws IOException {
    // given
    JsonNode schema = MAPPER.readTree(Schemas.json(name));
    JsonSchema metaSchema =
        FACTORY.getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));

    // then
    assertThat(metaSchema.validate(schema)).isEmpty();
    assertThat(schema.get("title").asText()).isNotEmpty();
    assertThat(schema.get("description").asText()).contains("stricter than the reader");
    for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
      assertThat(property.getValue().path("description").asText())
          .as(property.getKey())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsExamplesAreTakenByBoth(String name) throws IOException {
    JsonNode examples = MAPPER.readTree(Schemas.json(name)).get("examples");

    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(faults(schema(name), example.toString())).isEmpty();
      assertThat(isTaken(name, example.toString())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TelemetryField.class)
  void everyFieldIsAMemberOfTheSameRange(TelemetryField field) throws IOException {
    JsonNode member =
        MAPPER.readTree(Schemas.json("telemetry")).at("/properties/" + field.wireName());

    if (field.isFlag()) {
      assertThat(member.get("type").get(0).asText()).isEqualTo("boolean");
    } else {
      assertThat(member.get("type").get(0).asText()).isEqualTo("number");
      assertThat(member.get("minimum").asDouble()).isEqualTo(field.min());
      assertThat(member.get("maximum").asDouble()).isEqualTo(field.max());
    }
  }

  @Property(tries = 500)
  @Domain(TelemetryArbitraries.class)
  void telemetryAsWrittenIsValid(@ForAll Telemetry telemetry) {
    String json = new String(TelemetryWriter.write(telemetry, "id"), UTF_8);

    assertThat(faults(TELEMETRY, json)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Alert.State.class)
  void anAlertAsWrittenIsValid(Alert.State state) {
    Map<String, Object> data = Map.of("peak_kmph", 91.2, "limit_source", "fleet", "late", true);
    for (Long endedAtMs : new Long[] {null, AlertJsonTest.TEN_O_CLOCK_MS}) {
      Alert alert = AlertJsonTest.alert(state, endedAtMs, data);

      assertThat(faults(ALERT, new String(AlertJson.write(alert), UTF_8))).isEmpty();
    }
  }

  @Test
  void changesAndTripsAsWrittenAreValid() {
    assertThat(faults(schema("change"), new String(ChangeJson.write(ChangeJsonTest.CLOSED), UTF_8)))
        .isEmpty();
    assertThat(faults(schema("change"), new String(ChangeJson.write(ChangeJsonTest.BARE), UTF_8)))
        .isEmpty();
    assertThat(faults(schema("trip-summary"), TripSummaryJson.text(TripSummaryJsonTest.CLOSED)))
        .isEmpty();
    assertThat(faults(schema("trip-summary"), TripSummaryJson.text(TripSummaryJsonTest.BARE)))
        .isEmpty();
    assertThat(
            faults(schema("geofence-visit"), GeofenceVisitJson.text(GeofenceVisitJsonTest.CLOSED)))
        .isEmpty();
    assertThat(
            faults(
                schema("trip-eta"),
                new String(TripEtaJson.write(TripEtaJsonTest.TWO_STOPS), UTF_8)))
        .isEmpty();
    assertThat(faults(schema("geofence-visit"), GeofenceVisitJson.text(GeofenceVisitJsonTest.OPEN)))
        .isEmpty();
  }

  @Test
  void thePublishedDemosRecordsAreValid() {
    assertThat(faults(ALERT, AlertJsonTest.DEMO_ALERT)).isEmpty();
    assertThat(faults(TELEMETRY, RecordReaderTest.TELEMETRY)).isEmpty();
    assertThat(faults(schema("trip-event"), RecordReaderTest.TRIP_START)).isEmpty();
    assertThat(faults(schema("trip-event"), RecordReaderTest.TRIP_END)).isEmpty();
    assertThat(faults(schema("vehicle-status"), RecordReaderTest.STATUS)).isEmpty();
    assertThat(faults(schema("driver-event"), RecordReaderTest.DRIVER_EVENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/bad-documents.csv", delimiter = '|', numLinesToSkip = 1)
  void aBadDocumentIsRefusedByBoth(String name, String json) {
    assertThat(faults(schema(name), json)).isNotEmpty();
    assertThat(isTaken(name, json)).isFalse();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/good-documents.csv", delimiter = '|', numLinesToSkip = 1)
  void aGoodDocumentIsTakenByBoth(String name, String json) {
    assertThat(faults(schema(name), json)).isEmpty();
    assertThat(isTaken(name, json)).isTrue();
  }
}
