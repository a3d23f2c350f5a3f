package io.fleet.gateway.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Devices and credentials as JSON: never a hash, and a secret only in the answer that makes it. */
final class DeviceReply {
  private DeviceReply() {}

  /** What writes JSON. */
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static Response one(Device device) {
    return answer(200, json -> write(json, device));
  }

  /**
   * A page of devices.
   *
   * @param next behind which id the next page begins, null on the last one
   */
  static Response page(List<Device> devices, String next) {
    return answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (Device device : devices) {
            write(json, device);
          }
          json.writeEndArray();
          json.writeStringField("next", next);
          json.writeEndObject();
        });
  }

  static Response issued(Credentials.Issued issued) {
    return answer(
        201,
        json -> {
          json.writeStartObject();
          writeMembers(json, issued.credential());
          if (issued.text() != null) {
            json.writeStringField("secret", issued.text());
          }
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Device device) throws IOException {
    json.writeStartObject();
    json.writeStringField("device_id", device.id());
    json.writeBooleanField("blocked", device.blocked());
    json.writeStringField("created_at", DeviceRecord.text(device.createdAt()));
    if (device.notBefore().isAfter(Instant.EPOCH)) {
      json.writeStringField("not_before", DeviceRecord.text(device.notBefore()));
    }
    json.writeArrayFieldStart("credentials");
    for (Credential credential : device.credentials()) {
      json.writeStartObject();
      writeMembers(json, credential);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMembers(JsonGenerator json, Credential credential) throws IOException {
    json.writeStringField("credential_id", credential.id());
    json.writeStringField("kind", credential.kind().label());
    json.writeStringField("last_four", credential.lastFour());
    if (!credential.label().isEmpty()) {
      json.writeStringField("label", credential.label());
    }
    json.writeStringField("created_at", DeviceRecord.text(credential.createdAt()));
    if (credential.expiresAt() != null) {
      json.writeStringField("expires_at", DeviceRecord.text(credential.expiresAt()));
    }
    if (credential.successor() != null) {
      json.writeStringField("replaced_by", credential.successor());
    }
  }

  private static Response answer(int status, Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(bytes.toByteArray())
        .build();
  }
}
