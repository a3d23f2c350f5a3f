package io.fleet.query.trip;

import io.fleet.query.place.Position;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stay of a minute or longer on a trip, or the one that followed it.
 *
 * @param kind within, or after the trip
 * @param endedAt when it drove on; left out while it stands, or of a stop that was not seen to end
 * @param durationS seconds, left out without an end
 * @param position where it stood
 */
@Schema(description = "A stay of a minute or longer on a trip, or the one that followed it.")
public record TripStop(
    @Schema(examples = "within") String kind,
    Instant startedAt,
    Instant endedAt,
    Double durationS,
    Position position) {

  static TripStop of(String kind, Instant startedAt, Instant endedAt, Position position) {
    Double durationS =
        endedAt == null ? null : (endedAt.toEpochMilli() - startedAt.toEpochMilli()) / 1e3;
    return new TripStop(kind, startedAt, endedAt, durationS, position);
  }
}
