package io.fleet.events;

import java.util.List;

/**
 * A vehicle's slow-changing state.
 *
 * @param vehicleId the vehicle
 * @param timestampMs epoch milliseconds
 * @param fuelDpct fuel level, 0.1 %, or {@link Telemetry#ABSENT}
 * @param engineTempDc coolant temperature, 0.1 °C, or {@link Telemetry#ABSENT}
 * @param odometerM odometer, m, or {@link Telemetry#ABSENT}
 * @param faultCodes fault codes now present
 * @param contentHash 32 bits over all known content
 */
public record VehicleStatus(
    String vehicleId,
    long timestampMs,
    int fuelDpct,
    int engineTempDc,
    int odometerM,
    List<String> faultCodes,
    int contentHash) {}
