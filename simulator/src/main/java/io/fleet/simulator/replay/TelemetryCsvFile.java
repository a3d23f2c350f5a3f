package io.fleet.simulator.replay;

import io.fleet.events.DriverActivity;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated telemetry: the header names fields of the telemetry JSON, {@code vehicle_id} and
 * {@code timestamp} among them; {@code fault_codes} are separated by {@code |}. Empty cells and
 * other columns do not count; a cell that makes no sense leaves its optional field out, as the
 * gateway would.
 */
final class TelemetryCsvFile implements RecordedFile {
  private static final String VEHICLE_ID = "vehicle_id";
  private static final String TIMESTAMP = "timestamp";

  private final CSVParser csv;
  private final Iterator<CSVRecord> rows;
  private final String prefix;
  private final long shiftMs;
  private final TelemetryBuilder builder = Telemetry.builder();

  TelemetryCsvFile(BufferedReader in, String prefix, long shiftMs) throws IOException {
    this.csv =
        CSVFormat.Builder.create()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .build()
            .parse(in);
    boolean hasNeeded =
        csv.getHeaderMap().containsKey(VEHICLE_ID) && csv.getHeaderMap().containsKey(TIMESTAMP);
    if (!hasNeeded) {
      throw new IOException("the CSV header must name vehicle_id and timestamp");
    }
    this.rows = csv.iterator();
    this.prefix = prefix;
    this.shiftMs = shiftMs;
  }

  @Override
  public RecordedEvent next() throws IOException {
    if (!CsvRows.hasNext(rows)) {
      return null;
    }
    CSVRecord row = rows.next();
    long line = csv.getCurrentLineNumber();
    if (!row.isConsistent() || row.get(VEHICLE_ID).isEmpty()) {
      return RecordedEvent.unreadable(line, "a row without vehicle_id or of the wrong length");
    }
    try {
      return event(line, row, timestampMs(row.get(TIMESTAMP)));
    } catch (DateTimeException | NumberFormatException e) {
      return RecordedEvent.unreadable(line, "timestamp: ISO-8601 with zone or epoch milliseconds");
    }
  }

  private static long timestampMs(String text) {
    return text.matches("-?\\d+") ? Long.parseLong(text) : Iso8601.parse(text);
  }

  private RecordedEvent event(long line, CSVRecord row, long timestampMs) {
    String vehicleId = prefix + row.get(VEHICLE_ID);
    builder.clear().vehicleId(vehicleId).timestampMs(timestampMs + shiftMs);
    String eventId = null;
    for (String column : csv.getHeaderNames()) {
      String cell = row.get(column);
      if (column.equals("event_id") && !cell.isEmpty()) {
        eventId = cell;
      } else if (!cell.isEmpty()) {
        setCell(column, cell);
      }
    }
    byte[] json = TelemetryWriter.write(builder.build(), eventId);
    return new RecordedEvent(line, vehicleId, timestampMs, json, null);
  }

  private void setCell(String column, String cell) {
    switch (column) {
      case "driver_id" -> builder.driverId(cell);
      case "trip_id" -> builder.tripId(cell);
      case "driver_activity" -> setActivity(cell);
      case "fault_codes" -> {
        for (String code : cell.split("\\|")) {
          builder.faultCode(code.strip());
        }
      }
      default -> setField(TelemetryField.ofWireName(column), cell);
    }
  }

  private void setActivity(String cell) {
    for (DriverActivity activity : DriverActivity.values()) {
      if (activity.wireName().equals(cell)) {
        builder.driverActivity(activity);
      }
    }
  }

  private void setField(TelemetryField field, String cell) {
    if (field == null) {
      return;
    }
    if (field.isFlag()) {
      if (cell.equals("true") || cell.equals("false")) {
        builder.set(field, cell.equals("true"));
      }
      return;
    }
    double value = CsvRows.number(cell);
    if (field.accepts(value)) {
      builder.set(field, value);
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
