package io.fleet.stream.io.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.plan.PlannedStop;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A stop of a delivery plan in the members' names of the API. */
final class DeliveryStopData {
  private static final double PER_MILLION = 1e6;
  private static final double MS_PER_S = 1_000;

  private DeliveryStopData() {}

  /**
   * The stop as one JSON object.
   *
   * @param before what was told of it last, or null; its outcome goes along
   */
  static String text(DeliveryStop stop, DeliveryStop before, long version, boolean withdrawn) {
    StringWriter text = new StringWriter(768);
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("delivery_stop_id", stop.deliveryStopId());
      json.writeNumberField("version", version);
      json.writeBooleanField("withdrawn", withdrawn);
      json.writeStringField("vehicle_id", stop.vehicleId());
      json.writeStringField("plan_id", stop.planId());
      json.writeStringField("plan_since", Iso8601.format(stop.planSinceMs()));
      json.writeStringField("stop_id", stop.stopId());
      json.writeNumberField("sequence", stop.sequence());
      if (stop.rank() > 0) {
        json.writeNumberField("driven_sequence", stop.rank());
      }
      json.writeStringField("state", stop.state().wireName());
      text(json, "outcome", stop.outcome());
      text(json, "outcome_was", before == null ? null : before.outcome());
      text(json, "reason", stop.reason());
      json.writeStringField("source", stop.source());
      text(json, "driver_id", stop.driverId());
      text(json, "trip_id", stop.tripId());
      json.writeBooleanField("out_of_order", stop.signs().outOfOrder());
      times(json, stop.times());
      plan(json, stop);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void times(JsonGenerator json, DeliveryStop.Times times) throws IOException {
    moment(json, "approached_at", times.approachedMs());
    moment(json, "arrived_at", times.arrivedMs());
    moment(json, "service_at", times.serviceMs());
    moment(json, "completed_at", times.completedMs());
    moment(json, "departed_at", times.departedMs());
    if (times.dwellMs() != PlannedStop.NO_TIME) {
      json.writeNumberField("dwell_s", times.dwellMs() / MS_PER_S);
    }
  }

  private static void plan(JsonGenerator json, DeliveryStop stop) throws IOException {
    json.writeStringField("sla_basis", stop.plan().basis());
    json.writeStringField("sla", stop.sla().wireName());
    moment(json, "window_from", stop.plan().windowFromMs());
    moment(json, "window_to", stop.plan().windowToMs());
    if (stop.plan().latE6() != Telemetry.ABSENT) {
      json.writeObjectFieldStart("position");
      json.writeNumberField("lat", stop.plan().latE6() / PER_MILLION);
      json.writeNumberField("lon", stop.plan().lonE6() / PER_MILLION);
      json.writeEndObject();
    }
  }

  private static void moment(JsonGenerator json, String name, long atMs) throws IOException {
    if (atMs != PlannedStop.NO_TIME) {
      json.writeStringField(name, Iso8601.format(atMs));
    }
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }
}
