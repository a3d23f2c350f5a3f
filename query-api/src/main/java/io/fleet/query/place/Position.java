package io.fleet.query.place;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place on earth.
 *
 * @param lat WGS-84 degrees north
 * @param lon WGS-84 degrees east
 */
public record Position(
    @Schema(examples = "-25.437231") double lat, @Schema(examples = "-49.269993") double lon) {

  /** Both or nothing. */
  public static Position orNull(Double lat, Double lon) {
    return lat == null || lon == null ? null : new Position(lat, lon);
  }
}
