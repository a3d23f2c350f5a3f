package io.fleet.stream.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.Topic;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelemetryDecoderTest {
  private static final List<Telemetry> EVENTS =
      DriveStory.of("van").ofHours(new Random(1)).events().subList(0, 3);

  private OneInputStreamOperatorTestHarness<LogRecord, TimelineInput> decoder;

  @BeforeEach
  void open() throws Exception {
    decoder = new OneInputStreamOperatorTestHarness<>(new TelemetryDecoder(8));
    decoder.open();
  }

  @AfterEach
  void close() throws Exception {
    decoder.close();
  }

  @Test
  void eventsGoOnAtOnceAndTheirRowsBeforeTheCheckpointTheyBelongTo() throws Exception {
    // given
    read(0);
    read(1);

    // when
    assertThat(decoder.extractOutputValues()).hasSize(2);
    assertThat(rows()).isZero();
    decoder.prepareSnapshotPreBarrier(1);

    // then
    assertThat(rows()).isEqualTo(2);
    read(2);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void rowsGoOnWhenTheLogEnds() throws Exception {
    // given
    read(0);

    // when
    decoder.endInput();
    decoder.getOperator().finish();

    // then
    assertThat(rows()).isEqualTo(1);
  }

  private void read(int n) throws Exception {
    Telemetry event = EVENTS.get(n);
    decoder.processElement(
        new LogRecord(
            Topic.TELEMETRY_RAW.topicName(),
            0,
            n,
            event.timestampMs(),
            event.vehicleId().getBytes(StandardCharsets.UTF_8),
            TelemetryWriter.write(event, null),
            Map.of()),
        event.timestampMs());
  }

  private int rows() {
    var records = decoder.getSideOutput(SideOutputs.ROWS);
    return records == null
        ? 0
        : records.stream().map(record -> record.getValue()).mapToInt(EncodedRow::count).sum();
  }
}
