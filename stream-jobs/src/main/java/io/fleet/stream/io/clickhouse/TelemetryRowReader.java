package io.fleet.stream.io.clickhouse;

import io.fleet.events.DeviceEventReader;
import io.fleet.events.DriverActivity;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import java.io.IOException;

/**
 * Reads rows of telemetry, all columns in the table's order, as the very events they were: identity
 * and content hash are the stored ones. Not for several threads at once.
 */
public final class TelemetryRowReader {
  private static final TelemetryField[] FIELDS = TelemetryField.values();

  private final TelemetryBuilder builder = Telemetry.builder();

  /**
   * The event of the next row.
   *
   * @throws IOException if there is no whole row, or something else
   */
  public Telemetry read(RowBinaryReader in) throws IOException {
    builder.clear().vehicleId(in.string()).timestampMs(in.int64());
    int identity = in.int32();
    int version = in.int32();
    builder.driverId(in.string()).tripId(in.string());
    for (TelemetryField field : FIELDS) {
      int canonical = readField(in, field);
      if (canonical != Telemetry.ABSENT) {
        builder.setCanonical(field, canonical);
      }
    }
    builder.driverActivity(DriverActivity.ofWireName(in.string()));
    builder.serverTime(TelemetryRow.SERVER_TIME.equals(in.string()));
    readLists(in);
    return builder.buildAs(identity, version == 0 ? identity : version);
  }

  private static int readField(RowBinaryReader in, TelemetryField field) throws IOException {
    if (field.isFlag()) {
      return in.nullableBool();
    }
    return field == TelemetryField.ODOMETER ? in.nullableInt64() : in.nullableInt32();
  }

  private void readLists(RowBinaryReader in) throws IOException {
    for (int n = in.length(); n > 0; n--) {
      builder.faultCode(in.string());
    }
    for (int n = in.length(); n > 0; n--) {
      builder.tag(in.string(), in.string());
    }
    String events = in.string();
    if (!events.isEmpty()) {
      DeviceEventReader.readAll(events).forEach(builder::event);
    }
  }
}
