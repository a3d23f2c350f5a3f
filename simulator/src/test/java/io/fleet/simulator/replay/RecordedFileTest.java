package io.fleet.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Iso8601;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFileTest {
  private static final String NDSBR_HEADER =
      "DRIVER;LONG;LAT;DAY;03:00:00;SPD_KMH;HEADING;LIMITE_VEL\n";

  @TempDir Path dir;

  @Test
  void anNdsbrRowBecomesAnEvent() throws IOException {
    // when
    List<RecordedEvent> events =
        read(
            RecordedFormat.NDSBR,
            null,
            NDSBR_HEADER + "C;-49,23446;-25,451837;2/9/2019;09:05:07;38,302292;231,3;40\n");

    // then
    assertThat(json(events.get(0)))
        .isEqualTo(
            "{\"vehicle_id\":\"ndsbr-C\",\"driver_id\":\"C\","
                + "\"timestamp\":\"2019-09-02T09:05:07.000Z\",\"lat\":-25.451837,\"lon\":-49.23446,"
                + "\"speed_kmph\":38.3,\"heading\":231.3,\"speed_limit_kmph\":40}");
    assertThat(events.get(0).line()).isEqualTo(2);
  }

  @Test
  void anNdsbrRowWithoutACoordinateKeepsItsOtherContent() throws IOException {
    // when
    List<RecordedEvent> events =
        read(
            RecordedFormat.NDSBR,
            "car-",
            NDSBR_HEADER + "C;-49,23446;;2/9/2019;09:05:07;38;NA;NPI\n");

    // then
    assertThat(json(events.get(0)))
        .isEqualTo(
            "{\"vehicle_id\":\"car-C\",\"driver_id\":\"C\","
                + "\"timestamp\":\"2019-09-02T09:05:07.000Z\",\"speed_kmph\":38}");
  }

  @Test
  void anNdsbrRowWithoutATimeIsToldAndPassedOver() throws IOException {
    // when
    List<RecordedEvent> events =
        read(
            RecordedFormat.NDSBR,
            null,
            NDSBR_HEADER + "C;1,0;1,0;31/2/20;25:00:00;38;;\nC;1,0;1,0;1/2/2020;05:00:00;38;;\n");

    // then
    assertThat(events).extracting(RecordedEvent::isReadable).containsExactly(false, true);
  }

  @Test
  void anotherCsvIsNoNdsbrFile() {
    assertThatThrownBy(() -> read(RecordedFormat.NDSBR, null, "a;b\n1;2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("LIMITE_VEL");
  }

  @Test
  void aCsvNamesTelemetryFields() throws IOException {
    // when
    List<RecordedEvent> events =
        read(
            RecordedFormat.CSV,
            null,
            "\uFEFFvehicle_id,timestamp,event_id,lat,lon,speed_kmph,ignition,fault_codes,colour\n"
                + "\"v,1\",1567415107000,e1,-25.4,-49.2,12.345,true,P0300|P0420,red\n"
                + "v2,2019-09-02T09:05:08+00:00,,,,fast,,,\n");

    // then
    assertThat(events)
        .extracting(RecordedFileTest::json)
        .containsExactly(
            "{\"event_id\":\"e1\",\"vehicle_id\":\"v,1\",\"timestamp\":\"2019-09-02T09:05:07.000Z\","
                + "\"lat\":-25.4,\"lon\":-49.2,\"speed_kmph\":12.35,\"ignition\":true,"
                + "\"fault_codes\":[\"P0300\",\"P0420\"]}",
            "{\"vehicle_id\":\"v2\",\"timestamp\":\"2019-09-02T09:05:08.000Z\"}");
  }

  @Test
  void aCsvWithoutTimeOrVehicleIsRefused() {
    assertThatThrownBy(() -> read(RecordedFormat.CSV, null, "vehicle_id,lat,lon\nv,1,2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("timestamp");
  }

  @Test
  void aShortCsvRowIsToldAndPassedOver() throws IOException {
    // when
    List<RecordedEvent> events =
        read(
            RecordedFormat.CSV,
            null,
            "vehicle_id,timestamp,speed_kmph\nv\nv,yesterday,3\nv,1567415107000,3\n");

    // then
    assertThat(events).extracting(RecordedEvent::isReadable).containsExactly(false, false, true);
  }

  @Test
  void jsonLinesArePostedAsTheyStand() throws IOException {
    // given
    String strange = "{\"vehicle_id\":\"v\", \"timestamp\":1567415107000, \"new\":[1,{}]}";

    // when
    List<RecordedEvent> events = read(RecordedFormat.JSONL, null, strange + "\n\n{broken\n[1,2]\n");

    // then
    assertThat(events)
        .extracting(RecordedFileTest::json)
        .containsExactly(strange, "{broken", "[1,2]");
    assertThat(events.get(0).vehicleId()).isEqualTo("v");
    assertThat(events.get(0).timestampMs()).isEqualTo(1_567_415_107_000L);
    assertThat(events).extracting(RecordedEvent::line).containsExactly(1L, 3L, 4L);
  }

  @Test
  void aShiftMovesTheTimesOfJsonLinesAndNothingElse() throws IOException {
    // given
    String event =
        "{\"vehicle_id\":\"v\",\"timestamp\":\"2019-09-02T09:05:07Z\",\"lat\":-25.4500,"
            + "\"events\":[{\"type\":\"tow\",\"at\":1567415107000}],\"tags\":{\"timestamp\":\"x\"}}";

    // when
    List<RecordedEvent> events = read(RecordedFormat.JSONL, null, event + "\n{oops\n", 60_000);

    // then
    assertThat(events)
        .extracting(RecordedFileTest::json)
        .containsExactly(
            "{\"vehicle_id\":\"v\",\"timestamp\":\"2019-09-02T09:06:07.000Z\",\"lat\":-25.4500,"
                + "\"events\":[{\"type\":\"tow\",\"at\":1567415167000}],\"tags\":{\"timestamp\":\"x\"}}",
            "{oops");
  }

  @Test
  void theLastEventIsShiftedToNow() throws IOException {
    // given
    String csv = "vehicle_id,timestamp,speed_kmph\nv,1000,1\nv,5000,2\nv,3000,3\n";
    long nowMs = Iso8601.parse("2026-03-02T08:00:00Z");
    Path file = Files.writeString(dir.resolve("f"), csv);
    FileSurvey survey;
    try (RecordedFile recorded = RecordedFormat.CSV.open(file, null, 0)) {
      survey = FileSurvey.of(recorded);
    }

    // when
    long shiftMs = survey.shiftTo(java.time.Instant.ofEpochMilli(nowMs));

    // then
    assertThat(survey.records()).isEqualTo(3);
    assertThat(json(read(RecordedFormat.CSV, null, csv, shiftMs).get(1)))
        .contains("2026-03-02T08:00:00.000Z");
  }

  private List<RecordedEvent> read(RecordedFormat format, String prefix, String text)
      throws IOException {
    return read(format, prefix, text, 0);
  }

  private List<RecordedEvent> read(RecordedFormat format, String prefix, String text, long shiftMs)
      throws IOException {
    Path file = Files.writeString(dir.resolve("recorded"), text);
    List<RecordedEvent> events = new ArrayList<>();
    try (RecordedFile recorded = format.open(file, prefix, shiftMs)) {
      for (RecordedEvent e = recorded.next(); e != null; e = recorded.next()) {
        events.add(e);
      }
    }
    return events;
  }

  private static String json(RecordedEvent event) {
    return new String(event.json(), StandardCharsets.UTF_8);
  }
}
