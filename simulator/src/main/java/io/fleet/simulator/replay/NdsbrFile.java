package io.fleet.simulator.replay;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Drives of the Brazilian naturalistic driving study: {@code ;} separates, {@code ,} is the decimal
 * mark. {@code DAY} is d/m/yyyy, the column headed {@code 03:00:00} the time of day in UTC; {@code
 * LIMITE_VEL} is the street's limit where it is a number. A row without both coordinates becomes an
 * event without a position.
 */
final class NdsbrFile implements RecordedFile {
  private static final String DRIVER = "DRIVER";
  private static final String DAY = "DAY";
  private static final String UTC_TIME = "03:00:00";
  private static final List<String> NEEDED =
      List.of(DRIVER, "LONG", "LAT", DAY, UTC_TIME, "SPD_KMH", "HEADING", "LIMITE_VEL");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/uuuu");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm:ss");

  private final CSVParser csv;
  private final Iterator<CSVRecord> rows;
  private final String prefix;
  private final long shiftMs;
  private final TelemetryBuilder builder = Telemetry.builder();

  NdsbrFile(BufferedReader in, String prefix, long shiftMs) throws IOException {
    this.csv =
        CSVFormat.Builder.create()
            .setDelimiter(';')
            .setQuote('"')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .build()
            .parse(in);
    if (!csv.getHeaderMap().keySet().containsAll(NEEDED)) {
      throw new IOException("not an ndsbr file: its header must name " + NEEDED);
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
    String driver = row.isConsistent() ? row.get(DRIVER) : "";
    if (driver.isEmpty()) {
      return RecordedEvent.unreadable(line, "a row without driver or of the wrong length");
    }
    try {
      return event(line, driver, row);
    } catch (DateTimeException e) {
      return RecordedEvent.unreadable(line, "DAY and " + UTC_TIME + " make no instant");
    }
  }

  private RecordedEvent event(long line, String driver, CSVRecord row) {
    long timestampMs =
        LocalDate.parse(row.get(DAY), DATE)
            .atTime(LocalTime.parse(row.get(UTC_TIME), TIME))
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();
    String vehicleId = prefix + driver;
    builder.clear().vehicleId(vehicleId).driverId(driver).timestampMs(timestampMs + shiftMs);
    double lat = decimal(row.get("LAT"));
    double lon = decimal(row.get("LONG"));
    if (TelemetryField.LAT.accepts(lat) && TelemetryField.LON.accepts(lon)) {
      builder.position(lat, lon);
    }
    setIfKnown(TelemetryField.SPEED, row.get("SPD_KMH"));
    setIfKnown(TelemetryField.HEADING, row.get("HEADING"));
    setIfKnown(TelemetryField.SPEED_LIMIT, row.get("LIMITE_VEL"));
    byte[] json = TelemetryWriter.write(builder.build(), null);
    return new RecordedEvent(line, vehicleId, timestampMs, json, null);
  }

  private void setIfKnown(TelemetryField field, String text) {
    double value = decimal(text);
    if (field.accepts(value)) {
      builder.set(field, value);
    }
  }

  private static double decimal(String text) {
    return CsvRows.number(text.replace(',', '.'));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
