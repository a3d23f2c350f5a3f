package io.fleet.gateway.device;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A device as reference data: {@code change_id}, {@code created_at}, {@code blocked}, {@code
 * not_before} and {@code credentials}, which hold hashes and no secret. Members that are not known
 * are passed over. Always in force from the beginning of time.
 *
 * @param device what it says
 * @param changeId names the change that made it, so that its writer knows it again; may be empty
 */
record DeviceRecord(Device device, String changeId) {

  /** The version that carries it. */
  ReferenceVersion toVersion(Instant now, String by) {
    return new ReferenceVersion(
        ReferenceKind.DEVICES,
        device.id(),
        0,
        device.version(),
        device.deleted(),
        now.toEpochMilli(),
        by,
        body());
  }

  private String body() {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("change_id", changeId);
      json.writeStringField("created_at", text(device.createdAt()));
      json.writeStringField("not_before", text(device.notBefore()));
      json.writeBooleanField("blocked", device.blocked());
      json.writeArrayFieldStart("credentials");
      for (Credential credential : device.credentials()) {
        write(json, credential);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Credential credential) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", credential.kind().label());
    json.writeStringField("id", credential.id());
    json.writeStringField("hash", credential.hash());
    json.writeStringField("last_four", credential.lastFour());
    json.writeStringField("label", credential.label());
    json.writeStringField("created_at", text(credential.createdAt()));
    if (credential.expiresAt() != null) {
      json.writeStringField("expires_at", text(credential.expiresAt()));
    }
    if (credential.successor() != null) {
      json.writeStringField("successor", credential.successor());
    }
    json.writeEndObject();
  }

  static String text(Instant instant) {
    return Iso8601.format(instant.toEpochMilli());
  }

  /**
   * Reads a version.
   *
   * @throws IOException if it is no device's
   * @throws java.time.DateTimeException if a time in it is none
   */
  static DeviceRecord of(ReferenceVersion version) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(version.body())) {
      in.nextToken();
      return new Fields(version).read(in);
    }
  }

  /** What has been read of a body so far. */
  private static final class Fields {
    private final ReferenceVersion version;
    private String changeId = "";
    private boolean blocked;
    private Instant notBefore;
    private Instant createdAt;
    private final List<Credential> credentials = new ArrayList<>();

    Fields(ReferenceVersion version) {
      this.version = version;
      Instant changedAt = Instant.ofEpochMilli(version.changedAtMs());
      this.createdAt = changedAt;
      this.notBefore = version.deleted() ? changedAt : Instant.EPOCH;
    }

    DeviceRecord read(JsonParser in) throws IOException {
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        switch (name) {
          case "change_id" -> changeId = in.getValueAsString("");
          case "created_at" -> createdAt = instant(in);
          case "not_before" -> notBefore = instant(in);
          case "blocked" -> blocked = in.getValueAsBoolean();
          case "credentials" -> readCredentials(in);
          default -> in.skipChildren();
        }
      }
      Device device =
          new Device(
              version.id(),
              version.version(),
              version.deleted(),
              blocked,
              notBefore,
              version.deleted() ? List.of() : credentials,
              createdAt);
      return new DeviceRecord(device, changeId);
    }

    private void readCredentials(JsonParser in) throws IOException {
      while (in.nextToken() == JsonToken.START_OBJECT) {
        Credential credential = new CredentialFields().read(in);
        if (credential != null) {
          credentials.add(credential);
        }
      }
    }
  }

  /** What has been read of a credential so far. */
  private static final class CredentialFields {
    private CredentialKind kind;
    private String id;
    private String hash;
    private String lastFour = "";
    private String label = "";
    private Instant createdAt = Instant.EPOCH;
    private Instant expiresAt;
    private String successor;

    /** The credential, or null if it is of a kind that is not known here. */
    Credential read(JsonParser in) throws IOException {
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        switch (name) {
          case "kind" -> kind = CredentialKind.ofLabel(in.getValueAsString());
          case "id" -> id = in.getValueAsString();
          case "hash" -> hash = in.getValueAsString();
          case "last_four" -> lastFour = in.getValueAsString("");
          case "label" -> label = in.getValueAsString("");
          case "created_at" -> createdAt = instant(in);
          case "expires_at" -> expiresAt = instant(in);
          case "successor" -> successor = in.getValueAsString();
          default -> in.skipChildren();
        }
      }
      return kind == null || id == null || hash == null
          ? null
          : new Credential(kind, id, hash, lastFour, label, createdAt, expiresAt, successor);
    }
  }

  private static Instant instant(JsonParser in) throws IOException {
    return Instant.ofEpochMilli(Iso8601.parse(in.getValueAsString("")));
  }
}
