package io.fleet.query.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of a row. What is not known is left out.
 *
 * @param id of the row, the same over all versions, unique within its type
 * @param version of two versions the greater holds
 * @param withdrawn whether the row turned out never to have been
 * @param ts event time this version speaks of
 * @param state of the row, where rows of that type have one
 * @param was the state told before this version
 * @param data the row as its list shows it, where it goes along
 */
@Schema(name = "Change", description = "One version of a row. What is not known is left out.")
public record ChangeItem(
    @Schema(examples = "trip") String type,
    String id,
    long version,
    boolean withdrawn,
    @Schema(examples = "van-17") String vehicleId,
    String driverId,
    Instant ts,
    Instant emittedAt,
    @Schema(examples = "closed") String state,
    @Schema(examples = "open") String was,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode data) {}
