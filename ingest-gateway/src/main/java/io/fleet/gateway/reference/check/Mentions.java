package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;

/**
 * Warns where a body names other reference data that is not there from when on it holds. The order
 * of loading is free, so this refuses nothing; vehicles need no reference data at all.
 */
public final class Mentions {
  private final ReferenceBook book;

  public Mentions(ReferenceBook book) {
    this.book = book;
  }

  /** Adds the warnings to a body that has no errors. */
  public void warn(ReferenceKind kind, String id, long validFromMs, JsonNode body, Findings found) {
    Search search = new Search(validFromMs, found);
    switch (kind) {
      case PAIRINGS -> search.look(ReferenceKind.VEHICLES, body, "vehicle_id", "");
      case PRIVATE_MODES, CAPABILITIES -> search.look(ReferenceKind.VEHICLES, id, "id");
      case RULES -> search.look(ReferenceKind.VEHICLES, ReferenceIds.vehicleOf(id), "id");
      case DELIVERY_PLANS -> search.plan(body);
      case ROUTES -> search.route(body);
      default -> {}
    }
  }

  /** One body's look-ups. */
  private final class Search {
    private final long atMs;
    private final Findings found;

    Search(long atMs, Findings found) {
      this.atMs = atMs;
      this.found = found;
    }

    void plan(JsonNode body) {
      look(ReferenceKind.VEHICLES, body, "vehicle_id", "");
      look(ReferenceKind.DRIVERS, body, "driver_id", "");
      look(ReferenceKind.ROUTES, body, "route_id", "");
      JsonNode stops = body.path("stops");
      for (int i = 0; i < stops.size(); i++) {
        look(ReferenceKind.GEOFENCES, stops.get(i), "fence_id", "/stops/" + i);
      }
    }

    void route(JsonNode body) {
      JsonNode vehicles = body.path("vehicle_ids");
      for (int i = 0; i < vehicles.size(); i++) {
        look(ReferenceKind.VEHICLES, vehicles.get(i).textValue(), "/vehicle_ids/" + i);
      }
    }

    void look(ReferenceKind kind, JsonNode body, String member, String place) {
      look(kind, body.path(member).textValue(), FieldNote.member(place, member));
    }

    void look(ReferenceKind kind, String id, String field) {
      if (id != null && book.inForce(kind, id, atMs) == null) {
        found.warning(
            field, FieldNote.NOT_KNOWN, kind.label() + ": nothing of that id is in force");
      }
    }
  }
}
