package io.fleet.simulator.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Writes labels as JSON, one object each without line breaks. Same label, same text. */
public final class LabelWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private LabelWriter() {}

  /** The label as one JSON object; numbers rounded to 0.001. */
  public static String write(Label label) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("kind", label.kind().wireName());
      json.writeStringField("vehicle_id", label.vehicleId());
      if (label.driverId() != null) {
        json.writeStringField("driver_id", label.driverId());
      }
      json.writeStringField("started_at", Instant.ofEpochMilli(label.startMs()).toString());
      json.writeStringField("ended_at", Instant.ofEpochMilli(label.endMs()).toString());
      for (Map.Entry<Measure, Double> measure : label.measures().entrySet()) {
        double rounded = Math.rint(measure.getValue() * 1_000) / 1_000;
        json.writeNumberField(measure.getKey().wireName(), rounded);
      }
      for (Map.Entry<Mark, String> mark : label.marks().entrySet()) {
        json.writeStringField(mark.getKey().wireName(), mark.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
