package io.fleet.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Json;
import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes what a sender hears: how many events are accepted, and a result for each event of a small
 * request, or for each that was refused or lost a field of a large one.
 */
final class TelemetryReply {
  /** Up to so many events every one has its result. */
  static final int ALL_RESULTS_UP_TO = 20;

  private static final byte[] ONE_ACCEPTED =
      "{\"accepted\":1,\"refused\":0,\"results\":[{\"index\":0,\"status\":\"accepted\"}]}"
          .getBytes(StandardCharsets.UTF_8);

  private TelemetryReply() {}

  static byte[] json(AdmittedBody body) {
    if (body.size() == 1 && isPlain(body.verdicts().get(0))) {
      return ONE_ACCEPTED.clone();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      writeCounts(json, body);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean isPlain(Verdict verdict) {
    return !verdict.isRemarkable() && !verdict.isPrivate();
  }

  /** The members {@code accepted}, {@code refused} and {@code results}. */
  static void writeCounts(JsonGenerator json, AdmittedBody body) throws IOException {
    json.writeNumberField("accepted", body.accepted());
    json.writeNumberField("refused", body.size() - body.accepted());
    json.writeArrayFieldStart("results");
    boolean all = body.size() <= ALL_RESULTS_UP_TO;
    for (Verdict verdict : body.verdicts()) {
      if (all || verdict.isRemarkable()) {
        writeResult(json, verdict, all);
      }
    }
    json.writeEndArray();
  }

  private static void writeResult(JsonGenerator json, Verdict verdict, boolean whyDropped)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", verdict.index());
    json.writeStringField("status", verdict.isAccepted() ? "accepted" : "refused");
    if (verdict.refusal() != null) {
      json.writeStringField("reason", verdict.refusal().reason());
      json.writeStringField("detail", verdict.refusal().detail());
    }
    if (verdict.isAtServerTime()) {
      json.writeStringField("time_source", "server");
    }
    if (verdict.isPrivate()) {
      json.writeBooleanField("private", true);
    }
    if (!verdict.whyDropped().isEmpty()) {
      writeDropped(json, verdict, whyDropped);
    }
    json.writeEndObject();
  }

  /** The names; in a small request, whose sender is looking for what is wrong, with the reasons. */
  private static void writeDropped(JsonGenerator json, Verdict verdict, boolean why)
      throws IOException {
    json.writeArrayFieldStart("dropped");
    for (String name : verdict.dropped()) {
      json.writeString(name);
    }
    json.writeEndArray();
    if (why) {
      json.writeObjectFieldStart("dropped_because");
      for (var field : verdict.whyDropped().entrySet()) {
        json.writeStringField(field.getKey(), field.getValue().wireName());
      }
      json.writeEndObject();
    }
  }
}
