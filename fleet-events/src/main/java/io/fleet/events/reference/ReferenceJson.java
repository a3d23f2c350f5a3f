package io.fleet.events.reference;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/**
 * The JSON of a version in its topic: {@code id}, {@code valid_from}, {@code version}, {@code
 * deleted}, {@code changed_at}, {@code changed_by}, {@code body}.
 */
public final class ReferenceJson {
  private static final String EMPTY_BODY = "{}";

  private ReferenceJson() {}

  /** The version as one JSON object. */
  public static byte[] write(ReferenceVersion version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      writeMembers(json, version);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the version's members into an object that is open. */
  public static void writeMembers(JsonGenerator json, ReferenceVersion version) throws IOException {
    json.writeStringField("id", version.id());
    json.writeStringField("valid_from", Iso8601.format(version.validFromMs()));
    json.writeNumberField("version", version.version());
    json.writeBooleanField("deleted", version.deleted());
    json.writeStringField("changed_at", Iso8601.format(version.changedAtMs()));
    json.writeStringField("changed_by", version.changedBy());
    json.writeFieldName("body");
    json.writeRawValue(version.body());
  }

  /**
   * Reads a record of a kind's topic.
   *
   * @throws Refusal.RefusedException if it is no such version
   */
  public static ReferenceVersion read(ReferenceKind kind, byte[] json)
      throws Refusal.RefusedException {
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      return new Fields().read(in).toVersion(kind);
    } catch (IOException | DateTimeException e) {
      throw malformed();
    }
  }

  private static Refusal.RefusedException malformed() {
    return new Refusal.RefusedException(Refusal.MALFORMED, "no version of reference data");
  }

  /** What has been read so far. */
  private static final class Fields {
    private String id;
    private String validFrom;
    private long version;
    private boolean deleted;
    private String changedAt;
    private String changedBy = "";
    private String body = EMPTY_BODY;

    Fields read(JsonParser in) throws IOException {
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        switch (name) {
          case "id" -> id = in.getValueAsString();
          case "valid_from" -> validFrom = in.getValueAsString();
          case "version" -> version = in.getValueAsLong();
          case "deleted" -> deleted = in.getValueAsBoolean();
          case "changed_at" -> changedAt = in.getValueAsString();
          case "changed_by" -> changedBy = in.getValueAsString("");
          case "body" -> body = copy(in);
          default -> in.skipChildren();
        }
      }
      return this;
    }

    private static String copy(JsonParser in) throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
        out.copyCurrentStructure(in);
      }
      return text.toString();
    }

    ReferenceVersion toVersion(ReferenceKind kind) throws Refusal.RefusedException {
      if (id == null || validFrom == null || changedAt == null || !body.startsWith("{")) {
        throw malformed();
      }
      return new ReferenceVersion(
          kind,
          id,
          Iso8601.parse(validFrom),
          version,
          deleted,
          Iso8601.parse(changedAt),
          changedBy,
          body);
    }
  }
}
