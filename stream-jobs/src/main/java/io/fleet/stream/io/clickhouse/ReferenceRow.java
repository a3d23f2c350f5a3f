package io.fleet.stream.io.clickhouse;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.fleet.events.Json;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** A version of reference data as a row, without what is to stay in its topic alone. */
public final class ReferenceRow {
  static final List<String> COLUMNS =
      List.of(
          "kind",
          "id",
          "valid_from",
          "version",
          "withdrawn",
          "deleted",
          "changed_at",
          "changed_by",
          "body");

  /** All a table may know of a driver: a member that is new is personal until it stands here. */
  private static final Set<String> OF_DRIVERS = Set.of("group", "zone", "hours_profile");

  private ReferenceRow() {}

  /**
   * Encodes a version.
   *
   * @throws IllegalArgumentException for a device: its credentials are nobody's to read
   */
  public static EncodedRow encode(ReferenceVersion v, RowBinaryWriter out) {
    if (v.kind() == ReferenceKind.DEVICES) {
      throw new IllegalArgumentException("devices have no table");
    }
    out.string(v.kind().label())
        .string(v.id())
        .dateTime64(v.validFromMs())
        .uint64(v.version())
        .uint8(0)
        .bool(v.deleted())
        .dateTime64(v.changedAtMs())
        .string(v.changedBy())
        .string(v.kind() == ReferenceKind.DRIVERS ? impersonal(v.body()) : v.body());
    return out.toRow(ClickHouseTable.REFERENCE, EncodedRow.NO_MONTH);
  }

  private static String impersonal(String body) {
    StringWriter text = new StringWriter();
    try (JsonParser in = Json.FACTORY.createParser(body);
        JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      in.nextToken();
      out.writeStartObject();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        if (OF_DRIVERS.contains(name)) {
          out.writeFieldName(name);
          out.copyCurrentStructure(in);
        } else {
          in.skipChildren();
        }
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the body is no JSON object", e);
    }
    return text.toString();
  }
}
