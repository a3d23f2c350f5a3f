package io.fleet.query.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A route in force now. What is not said is left out.
 *
 * @param version rises with every change
 * @param validFrom since when this version holds
 * @param validTo until when the vehicles it names are to take it
 * @param corridorM metres off it that are allowed; left out where the rules say
 * @param vehicleIds that are to take it now, by the route itself or a delivery plan; of those the
 *     caller may see
 * @param geometry a GeoJSON LineString
 */
@Schema(name = "PlannedRoute", description = "A route in force now.")
public record PlannedRoute(
    @Schema(examples = "tour-7") String routeId,
    long version,
    String name,
    Instant validFrom,
    Instant validTo,
    Double corridorM,
    List<String> vehicleIds,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode geometry) {}
