package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.reference.ReferenceKind;
import java.nio.charset.StandardCharsets;

/**
 * Judges whether a body may be stored: first its form by the schema, then what a schema cannot say.
 * Safe for many threads.
 */
public final class BodyCheck {
  /** The largest body, as it is stored: with what stands around it, it fits into the topic. */
  public static final int MAX_BODY_BYTES = 900_000;

  private final BodySchemas schemas = new BodySchemas();

  /**
   * Judges a body.
   *
   * @param validFromMs from when on it is to hold, epoch milliseconds
   */
  public Findings check(ReferenceKind kind, String id, long validFromMs, ObjectNode body) {
    Findings found = Findings.none();
    if (!ReferenceIds.isValid(kind, id)) {
      found.error("id", FieldNote.FORM, ReferenceIds.form(kind));
    }
    SoundText.check(body, "", found);
    if (found.isClean()) {
      found.errors().addAll(schemas.errors(kind, body, Findings.MAX));
    }
    if (found.isClean()) {
      checkMeaning(kind, validFromMs, body, found);
    }
    if (body.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      found.error("", FieldNote.LENGTH, "at most " + MAX_BODY_BYTES + " bytes");
    }
    return found;
  }

  private static void checkMeaning(
      ReferenceKind kind, long validFromMs, JsonNode body, Findings found) {
    TimeCheck.zone(body, "", found);
    for (String schedule : new String[] {"calendar", "private_schedule", "schedule"}) {
      TimeCheck.zone(body.path(schedule), '/' + schedule, found);
    }
    if (body.has("geometry")) {
      GeometryCheck.check(body.get("geometry"), found);
    }
    switch (kind) {
      case VEHICLES -> TimeCheck.instant(body.path("service"), "due_at", "/service", found);
      case PAIRINGS, ROUTES -> TimeCheck.validTo(body, validFromMs, found);
      case GEOFENCES -> checkRadius(body, found);
      case DELIVERY_PLANS -> StopCheck.check(body.get("stops"), found);
      default -> {}
    }
  }

  private static void checkRadius(JsonNode fence, Findings found) {
    String type = fence.path("geometry").path("type").asText();
    boolean needed = type.equals("Point") || type.equals("LineString");
    if (needed && !fence.has("radius_m")) {
      found.error("/radius_m", FieldNote.MISSING, "must be there for a " + type);
    } else if (!needed && fence.has("radius_m")) {
      found.warning("/radius_m", "unused", "a " + type + " has its own edge");
    }
  }
}
