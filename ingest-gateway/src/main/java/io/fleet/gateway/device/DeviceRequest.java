package io.fleet.gateway.device;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What somebody asks to be done with a credential: a small flat JSON object of strings, or nothing.
 * Each member is checked when it is asked for; unknown ones are refused.
 */
final class DeviceRequest {
  private static final Set<String> MEMBERS =
      Set.of("label", "expires_at", "overlap", "credential_id", "certificate", "fingerprint");
  private static final int MAX_BYTES = 32 * 1024;
  private static final int MAX_LABEL = 100;
  private static final Duration MAX_OVERLAP = Duration.ofDays(7);
  private static final Duration USUAL_OVERLAP = Duration.ofHours(1);
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Map<String, String> members;

  private DeviceRequest(Map<String, String> members) {
    this.members = members;
  }

  /** Reads a body to its end, or to more than any request needs. */
  static DeviceRequest read(InputStream body) {
    try {
      byte[] json = body.readNBytes(MAX_BYTES + 1);
      if (json.length > MAX_BYTES) {
        throw new DeviceProblem(
            DeviceProblem.Reason.TOO_LARGE, "at most " + MAX_BYTES + " bytes are read");
      }
      return new DeviceRequest(json.length == 0 ? Map.of() : parse(json));
    } catch (IOException e) {
      throw DeviceProblem.invalid("one JSON object of strings is expected");
    }
  }

  private static Map<String, String> parse(byte[] json) throws IOException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        if (!MEMBERS.contains(name)) {
          throw DeviceProblem.invalid("known members: " + String.join(", ", MEMBERS));
        }
        JsonToken value = in.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          members.put(name, in.getText());
        } else if (value != JsonToken.VALUE_NULL) {
          throw DeviceProblem.invalid(name + ": text is expected");
        }
      }
      if (!in.hasToken(JsonToken.END_OBJECT) || in.nextToken() != null) {
        throw new IOException("not one object");
      }
    }
    return members;
  }

  /** What people call it; empty if they do not. */
  String label() {
    String label = members.getOrDefault("label", "");
    if (label.length() > MAX_LABEL || label.chars().anyMatch(Character::isISOControl)) {
      throw DeviceProblem.invalid("label: at most " + MAX_LABEL + " printable characters");
    }
    return label;
  }

  /** When it is to end, null if never. */
  Instant expiresAt(Instant now) {
    String text = members.get("expires_at");
    if (text == null) {
      return null;
    }
    try {
      Instant end = Instant.ofEpochMilli(Iso8601.parse(text));
      if (end.isAfter(now) && end.isBefore(LATEST)) {
        return end;
      }
    } catch (DateTimeException e) {
      // refused below, as what is past
    }
    throw DeviceProblem.invalid("expires_at: a time to come, ISO-8601 with zone");
  }

  /** How long the old one goes on beside its successor. */
  Duration overlap() {
    String text = members.get("overlap");
    if (text == null) {
      return USUAL_OVERLAP;
    }
    try {
      Duration overlap = Duration.parse(text);
      if (!overlap.isNegative() && overlap.compareTo(MAX_OVERLAP) <= 0) {
        return overlap;
      }
    } catch (DateTimeException e) {
      // refused below, as what is too long
    }
    throw DeviceProblem.invalid("overlap: an ISO-8601 duration from PT0S to P7D");
  }

  /** Which one, or null. */
  String credentialId() {
    return members.get("credential_id");
  }

  /** The client certificate's own data. */
  ClientCertificate certificate() {
    return ClientCertificate.of(members.get("certificate"), members.get("fingerprint"));
  }
}
