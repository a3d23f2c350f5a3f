package io.fleet.stream.recompute;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Every difference as a line of JSON in a file: {@code vehicle_id}, {@code table}, {@code change}
 * ({@code new}, {@code changed}, {@code gone}), {@code finding} (its name within the vehicle), of
 * alerts {@code alert_id} and {@code started_at}, and {@code before} and {@code after} as text.
 */
final class Details implements AutoCloseable {
  private final BufferedWriter out;
  private final Report names;

  /** Details in a file that is made anew. */
  Details(Path file, Report names) throws IOException {
    this.out = Files.newBufferedWriter(file);
    this.names = names;
  }

  void add(String vehicleId, Difference difference) throws IOException {
    Finding finding = difference.finding();
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("vehicle_id", vehicleId);
      json.writeStringField("table", names.nameOf(finding));
      json.writeStringField("change", difference.change().name().toLowerCase(Locale.ROOT));
      json.writeStringField("finding", finding.id());
      if (finding instanceof AlertFinding alert) {
        json.writeStringField("alert_id", alert.alertId());
        json.writeStringField("started_at", Iso8601.format(alert.startedAtMs()));
      }
      write(json, "before", difference.before());
      write(json, "after", difference.after());
      json.writeEndObject();
    }
    out.append(line.getBuffer()).append('\n');
  }

  private static void write(JsonGenerator json, String name, Finding finding) throws IOException {
    if (finding != null) {
      json.writeStringField(name, finding.toString());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
