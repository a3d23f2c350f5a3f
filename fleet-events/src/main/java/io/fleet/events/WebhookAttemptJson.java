package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@link WebhookAttempt} as JSON of its topic. Unknown members are passed over. */
public final class WebhookAttemptJson {
  private static final int MAX_ID_LENGTH = 128;
  private static final int MAX_ORIGIN_LENGTH = 256;

  private String endpointId = "";
  private String messageId = "";
  private String eventType = "";
  private String subjectId = "";
  private String vehicleId = "";
  private String origin = "";
  private String outcome = "";
  private String excerpt = "";
  private String finalOutcome = "";
  private long atMs;
  private long version;
  private long attempt;
  private long status;
  private long latencyMs;
  private long nextAttemptAtMs;

  private WebhookAttemptJson() {}

  /** The record as its topic has it; what is not known is left out. */
  public static byte[] write(WebhookAttempt attempt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      time(json, "at", attempt.atMs());
      json.writeStringField("endpoint_id", attempt.endpointId());
      json.writeStringField("message_id", attempt.messageId());
      text(json, "event_type", attempt.eventType());
      text(json, "subject_id", attempt.subjectId());
      number(json, "version", attempt.version());
      text(json, "vehicle_id", attempt.vehicleId());
      text(json, "origin", attempt.origin());
      json.writeNumberField("attempt", attempt.attempt());
      text(json, "outcome", attempt.outcome());
      number(json, "status", attempt.status());
      number(json, "latency_ms", attempt.latencyMs());
      text(json, "excerpt", attempt.excerpt());
      time(json, "next_attempt_at", attempt.nextAttemptAtMs());
      text(json, "final_outcome", attempt.finalOutcome());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  private static void time(JsonGenerator json, String name, long ms) throws IOException {
    if (ms != 0) {
      json.writeStringField(name, Iso8601.format(ms));
    }
  }

  /**
   * Reads a record.
   *
   * @throws Refusal.RefusedException without at, endpoint_id or message_id
   */
  public static WebhookAttempt read(byte[] json) throws Refusal.RefusedException {
    WebhookAttemptJson read = Json.readObject(json, in -> new WebhookAttemptJson().members(in));
    if (read.atMs == 0) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "at is missing");
    }
    if (read.endpointId.isEmpty() || read.messageId.isEmpty()) {
      throw new Refusal.RefusedException(Refusal.FIELD, "endpoint_id or message_id is missing");
    }
    return new WebhookAttempt(
        read.atMs,
        read.endpointId,
        read.messageId,
        read.eventType,
        read.subjectId,
        read.version,
        read.vehicleId,
        read.origin,
        (int) read.attempt,
        read.outcome,
        (int) read.status,
        (int) read.latencyMs,
        WebhookAttempt.printable(read.excerpt),
        read.nextAttemptAtMs,
        read.finalOutcome);
  }

  private WebhookAttemptJson members(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "at" -> atMs = timeMs(in);
      case "endpoint_id" -> endpointId = text(in, MAX_ID_LENGTH);
      case "message_id" -> messageId = text(in, MAX_ID_LENGTH);
      case "event_type" -> eventType = text(in, MAX_ID_LENGTH);
      case "subject_id" -> subjectId = text(in, MAX_ID_LENGTH);
      case "version" -> version = in.getValueAsLong();
      case "vehicle_id" -> vehicleId = text(in, MAX_ID_LENGTH);
      case "origin" -> origin = text(in, MAX_ORIGIN_LENGTH);
      case "attempt" -> attempt = in.getValueAsLong();
      case "outcome" -> outcome = text(in, MAX_ID_LENGTH);
      case "status" -> status = in.getValueAsLong();
      case "latency_ms" -> latencyMs = in.getValueAsLong();
      case "excerpt" -> excerpt = text(in, WebhookAttempt.MAX_EXCERPT_LENGTH);
      case "next_attempt_at" -> nextAttemptAtMs = timeMs(in);
      case "final_outcome" -> finalOutcome = text(in, MAX_ID_LENGTH);
      default -> {} // passed over
    }
  }

  private static long timeMs(JsonParser in) throws IOException, Refusal.RefusedException {
    return Json.isAbsent(in) ? 0 : Json.timestampMs(in);
  }

  private static String text(JsonParser in, int maxLength)
      throws IOException, Refusal.RefusedException {
    String text = Json.text(in, maxLength);
    return text == null ? "" : text;
  }
}
