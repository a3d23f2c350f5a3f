package io.fleet.query.track;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Iso8601;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A line as GeoJSON (RFC 7946): one feature for each segment between gaps of signal, a LineString,
 * a MultiLineString where it crosses the antimeridian, a Point of a single fix. {@code times} has
 * the shape of the coordinates: one time for each position.
 */
final class GeoJsonTrack {
  private final ObjectMapper mapper;

  GeoJsonTrack(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void write(Subject subject, Line line, OutputStream out) throws IOException {
    try (JsonGenerator json = mapper.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      int number = 0;
      for (List<TrackFix> segment : line.segments()) {
        feature(subject, number++, Antimeridian.cut(segment), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void feature(
      Subject subject, int number, List<List<Place>> parts, JsonGenerator json) throws IOException {
    List<Place> last = parts.get(parts.size() - 1);
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", type(parts));
    json.writeFieldName("coordinates");
    shaped(parts, json, GeoJsonTrack::position);
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("vehicle_id", subject.vehicleId());
    if (subject.tripId() != null) {
      json.writeStringField("trip_id", subject.tripId());
    }
    json.writeNumberField("segment", number);
    json.writeStringField("started_at", time(parts.get(0).get(0)));
    json.writeStringField("ended_at", time(last.get(last.size() - 1)));
    json.writeFieldName("times");
    shaped(parts, json, (place, into) -> into.writeString(time(place)));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String type(List<List<Place>> parts) {
    if (parts.size() > 1) {
      return "MultiLineString";
    }
    return parts.get(0).size() > 1 ? "LineString" : "Point";
  }

  private interface Told {
    void write(Place place, JsonGenerator json) throws IOException;
  }

  /** A list of lists, a list, or a single one, as the geometry has it. */
  private static void shaped(List<List<Place>> parts, JsonGenerator json, Told told)
      throws IOException {
    if (parts.size() == 1 && parts.get(0).size() == 1) {
      told.write(parts.get(0).get(0), json);
      return;
    }
    if (parts.size() > 1) {
      json.writeStartArray();
    }
    for (List<Place> part : parts) {
      json.writeStartArray();
      for (Place place : part) {
        told.write(place, json);
      }
      json.writeEndArray();
    }
    if (parts.size() > 1) {
      json.writeEndArray();
    }
  }

  private static void position(Place place, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(place.lon());
    json.writeNumber(place.lat());
    json.writeEndArray();
  }

  private static String time(Place place) {
    return Iso8601.format(place.ts().toEpochMilli());
  }
}
