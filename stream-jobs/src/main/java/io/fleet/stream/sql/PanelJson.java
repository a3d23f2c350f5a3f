package io.fleet.stream.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.types.Row;

/** A panel's window as one JSON object: the panel's name, then the columns of its query. */
final class PanelJson {
  private static final String MILLIMETRES = "_mm";
  private static final double MM_PER_M = 1_000;

  private PanelJson() {}

  static byte[] write(String panel, Row window) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("panel", panel);
      for (String column : window.getFieldNames(true)) {
        write(column, window.getField(column), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(String column, Object value, JsonGenerator json) throws IOException {
    if (value instanceof LocalDateTime time) {
      json.writeStringField(column, Iso8601.format(time.toInstant(ZoneOffset.UTC).toEpochMilli()));
    } else if (column.endsWith(MILLIMETRES)) {
      String metres = column.substring(0, column.length() - MILLIMETRES.length()) + "_m";
      json.writeNumberField(metres, ((Number) value).longValue() / MM_PER_M);
    } else {
      json.writeFieldName(column);
      json.writeObject(value);
    }
  }
}
