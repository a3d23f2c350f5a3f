package io.fleet.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@link ScoreSnapshot} as JSON of its topic. Unknown members are passed over. */
public final class ScoreSnapshotJson {
  private static final int MAX_LENGTH = 128;

  private String driverId;
  private String window;
  private String tripId;
  private String reason;
  private Long asOfMs;
  private Double score;
  private Double rawScore;
  private double distanceKm = Double.NaN;
  private double events = Double.NaN;
  private double overLimitS = Double.NaN;

  private ScoreSnapshotJson() {}

  /**
   * Reads a record.
   *
   * @throws Refusal.RefusedException if driver, window, moment or a total is missing or wrong
   */
  public static ScoreSnapshot read(byte[] json) throws Refusal.RefusedException {
    ScoreSnapshotJson read = Json.readObject(json, in -> new ScoreSnapshotJson().members(in));
    if (read.asOfMs == null) {
      throw new Refusal.RefusedException(Refusal.TIMESTAMP, "as_of is missing");
    }
    require(read.driverId != null, "driver_id");
    require(read.window != null, "score_window");
    require(read.distanceKm >= 0, "distance_km");
    require(read.events >= 0, "events");
    require(read.overLimitS >= 0, "over_limit_s");
    return new ScoreSnapshot(
        read.driverId,
        read.window,
        read.tripId,
        read.asOfMs,
        read.score,
        read.rawScore,
        read.reason,
        read.distanceKm,
        (long) read.events,
        read.overLimitS);
  }

  /** The record as its topic has it. */
  public static byte[] write(ScoreSnapshot snapshot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(384);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("score_id", snapshot.scoreId());
      json.writeStringField("driver_id", snapshot.driverId());
      json.writeStringField("score_window", snapshot.window());
      text(json, "trip_id", snapshot.tripId());
      json.writeStringField("as_of", Iso8601.format(snapshot.asOfMs()));
      number(json, "score", snapshot.score());
      number(json, "raw_score", snapshot.rawScore());
      text(json, "reason", snapshot.reason());
      json.writeNumberField("distance_km", snapshot.distanceKm());
      json.writeNumberField("events", snapshot.events());
      json.writeNumberField("over_limit_s", snapshot.overLimitS());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private ScoreSnapshotJson members(JsonParser in) throws IOException, Refusal.RefusedException {
    for (String name = Json.nextMember(in); name != null; name = Json.nextMember(in)) {
      member(in, name);
      in.skipChildren();
    }
    return this;
  }

  private void member(JsonParser in, String name) throws IOException, Refusal.RefusedException {
    switch (name) {
      case "driver_id" -> driverId = Json.text(in, MAX_LENGTH);
      case "score_window" -> window = Json.text(in, MAX_LENGTH);
      case "trip_id" -> tripId = Json.text(in, MAX_LENGTH);
      case "reason" -> reason = Json.text(in, MAX_LENGTH);
      case "as_of" -> asOfMs = Json.isAbsent(in) ? null : (Long) Json.timestampMs(in);
      case "score" -> score = Json.isNumber(in) ? (Double) Json.number(in) : null;
      case "raw_score" -> rawScore = Json.isNumber(in) ? (Double) Json.number(in) : null;
      case "distance_km" -> distanceKm = Json.number(in);
      case "events" -> events = Json.number(in);
      case "over_limit_s" -> overLimitS = Json.number(in);
      default -> {} // passed over, score_id among them: it follows from the others
    }
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, Double value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value);
    }
  }

  private static void require(boolean good, String name) throws Refusal.RefusedException {
    if (!good) {
      throw new Refusal.RefusedException(Refusal.FIELD, name + " is missing or wrong");
    }
  }
}
