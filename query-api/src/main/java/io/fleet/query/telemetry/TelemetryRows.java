package io.fleet.query.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.page.Filters;
import io.fleet.query.page.SortKey;
import io.fleet.query.place.Position;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Reads stored messages in the order they are stored in: vehicle by vehicle, oldest first. */
@ApplicationScoped
class TelemetryRows {
  private static final SqlFile LIST = SqlFile.load("telemetry");
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final Order<Stored> BY_VEHICLE =
      new Order<>(
          "vehicle_id",
          "@vehicle_by_vehicle(ts, identity)",
          SortKey.OLDEST,
          Stored::key,
          TelemetryRows::bindPlace,
          false);

  private final Scopes scopes;
  private final ObjectMapper json;

  TelemetryRows(Scopes scopes, ObjectMapper json) {
    this.scopes = scopes;
    this.json = json;
  }

  /** A message and its place in the list. */
  record Stored(SortKey key, TelemetryItem item) {}

  Listing<Stored, TelemetryItem> list(Filters filters) {
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .texts("vehicle_ids", filters.vehicleIds())
            .text("group", filters.get("group"))
            .text("driver_id", filters.get("driver_id"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return new Listing<>(
        TelemetryItem.class,
        LIST,
        BY_VEHICLE,
        bindings,
        this::read,
        rows -> rows.stream().map(Stored::item).toList());
  }

  /** The id of a place is the vehicle's, a blank and the message's identity. */
  private static void bindPlace(Bindings bindings, SortKey after) {
    String[] parts = after.id().split(" ", -1);
    bindings
        .text("after_vehicle", parts[0])
        .number("after_ms", after.timeMs())
        .number("after_identity", parts.length == 1 ? 0 : identity(parts[1]));
  }

  private static long identity(String text) {
    try {
      return Integer.toUnsignedLong(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw ProblemException.parameter("cursor", "the value of next of an earlier page expected");
    }
  }

  private Stored read(Row row) throws SQLException {
    TelemetryItem item =
        new TelemetryItem(
            row.text("vehicle_id"),
            row.time("ts_ms"),
            row.text("driver_id"),
            row.text("device_trip_id"),
            Position.orNull(row.decimal("lat"), row.decimal("lon")),
            row.flag("gps_valid"),
            row.decimal("speed_kmph"),
            row.decimal("heading"),
            row.integer("sat_count"),
            row.decimal("hdop"),
            row.decimal("accuracy_m"),
            row.decimal("altitude_m"),
            row.decimal("battery_v"),
            row.decimal("device_battery_pct"),
            row.flag("ignition"),
            row.integer("rpm"),
            row.decimal("odometer_km"),
            row.decimal("fuel_pct"),
            row.decimal("fuel_l"),
            row.decimal("soc_pct"),
            row.flag("charging"),
            row.decimal("engine_temp_c"),
            row.flag("pto"),
            row.decimal("accel_long_g"),
            row.decimal("accel_lat_g"),
            row.decimal("accel_peak_g"),
            row.decimal("speed_limit_kmph"),
            row.flag("sos"),
            row.flag("private"),
            row.text("driver_activity"),
            row.text("time_source"),
            codes(row.text("codes")),
            tree(row.text("tag_texts")),
            tree(row.text("device_events")));
    String place = item.vehicleId() + ' ' + row.text("identity");
    return new Stored(new SortKey(item.ts().toEpochMilli(), place), item);
  }

  private List<String> codes(String text) {
    try {
      return text == null ? null : json.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** What the text holds if it is JSON: the answer stays well-formed whatever was stored. */
  private JsonNode tree(String text) {
    try {
      return text == null ? null : json.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
