package io.fleet.stream.io.clickhouse;

import io.fleet.events.DriverEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Rows and files of them, as writers make them. */
final class StagedRows {
  /** 2026-06-01T00:00:00Z. */
  static final long START_MS = 1_780_272_000_000L;

  private static final int VEHICLES = 100;

  private StagedRows() {}

  /** The n-th event of a small fleet: one second apart, all within June 2026 up to 2.5 million. */
  static Telemetry telemetry(long n) {
    return Telemetry.builder()
        .vehicleId("truck-" + n % VEHICLES)
        .timestampMs(START_MS + n * 1_000)
        .driverId("driver-" + n % VEHICLES)
        .position(41.0 + (n % 10_000) / 1e4, -8.0 - (n % 7_000) / 1e4)
        .set(TelemetryField.SPEED, n % 90)
        .set(TelemetryField.HEADING, n % 360)
        .set(TelemetryField.IGNITION, true)
        .set(TelemetryField.FUEL_SHARE, 50 + n % 30)
        .set(TelemetryField.ODOMETER, 10_000 + n / 100)
        .build();
  }

  static EncodedRow telemetryRow(long n) {
    return row(telemetry(n));
  }

  /** An event as a block of its own. */
  static EncodedRow row(Telemetry event) {
    TelemetryBlock block = new TelemetryBlock(PartitionMonth.of(event.timestampMs()));
    block.add(event, TelemetryRow.deviceEvents(event));
    return block.end();
  }

  static EncodedRow driverRow(long n) {
    DriverEvent event = new DriverEvent("driver-" + n, "truck-1", "break_start", START_MS + n, 7);
    return DriverEventRow.encode(event, new RowBinaryWriter());
  }

  /** A ready file of the rows. */
  static StagedFile ready(StagingDirectory directory, int sequence, List<EncodedRow> rows)
      throws IOException {
    StagedFile file = part(directory, sequence, rows);
    directory.markReady(file);
    return file;
  }

  /** A closed file of the rows that waits for its checkpoint. */
  static StagedFile part(StagingDirectory directory, int sequence, List<EncodedRow> rows)
      throws IOException {
    EncodedRow first = rows.get(0);
    WriterId id = new WriterId("facts", 0, 0, START_MS);
    StagedFileWriter writer =
        new StagedFileWriter(directory, id.fileName(sequence), first.table(), first.month());
    for (EncodedRow row : rows) {
      writer.append(row);
    }
    return writer.finish(System.currentTimeMillis());
  }

  /** Many events to a block, as the job makes them. */
  static List<EncodedRow> blocks(long from, long to) {
    List<EncodedRow> rows = new ArrayList<>();
    TelemetryBlocks blocks = new TelemetryBlocks();
    for (long n = from; n < to; n++) {
      rows.add(blocks.add(telemetry(n)));
    }
    rows.addAll(blocks.end());
    rows.removeIf(Objects::isNull);
    return rows;
  }

  static List<EncodedRow> telemetryRows(long from, long to) {
    return LongStream.range(from, to).mapToObj(StagedRows::telemetryRow).toList();
  }
}
