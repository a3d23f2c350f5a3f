package io.fleet.query.trip;

import io.fleet.query.place.Position;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a trip began or ended.
 *
 * @param name of the fence the vehicle was in; left out where it was in none that has one
 * @param fenceId which fence that is
 * @param cell the H3 cell of resolution 9 (0.1 km²)
 */
@Schema(description = "Where a trip began or ended. Without a named fence the cell stands for it.")
public record TripPlace(
    @Schema(examples = "Depot north") String name,
    @Schema(examples = "depot-north") String fenceId,
    @Schema(examples = "891f8d7a49bffff") String cell,
    Position position) {}
