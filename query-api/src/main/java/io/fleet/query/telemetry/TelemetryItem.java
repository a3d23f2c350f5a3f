package io.fleet.query.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.query.place.Position;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One message as it is stored. What it did not say is left out; units are in the names.
 *
 * @param heading degrees from north
 * @param hdop dilution of precision
 * @param private_ whether it was told in private mode: then where, how fast and who are not known
 * @param timeSource server where the device's clock was not believed
 * @param deviceEvents what the tracker itself detected
 */
@Schema(
    name = "Telemetry",
    description = "One message as it is stored. What it did not say is left out.")
public record TelemetryItem(
    @Schema(examples = "van-17") String vehicleId,
    Instant ts,
    String driverId,
    String deviceTripId,
    Position position,
    Boolean gpsValid,
    Double speedKmph,
    Double heading,
    Long satCount,
    Double hdop,
    Double accuracyM,
    Double altitudeM,
    Double batteryV,
    Double deviceBatteryPct,
    Boolean ignition,
    Long rpm,
    Double odometerKm,
    Double fuelPct,
    Double fuelL,
    Double socPct,
    Boolean charging,
    Double engineTempC,
    Boolean pto,
    Double accelLongG,
    Double accelLatG,
    Double accelPeakG,
    Double speedLimitKmph,
    Boolean sos,
    @JsonProperty("private") @Schema(name = "private") Boolean private_,
    String driverActivity,
    String timeSource,
    List<String> faultCodes,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode tags,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode deviceEvents) {}
