package io.fleet.events;

/**
 * A trip's start or end as a driver app tells it.
 *
 * @param tripId the app's own id
 * @param vehicleId the vehicle
 * @param driverId the driver, or null
 * @param eventType {@code trip_start} or {@code trip_end}; others are kept
 * @param timestampMs epoch milliseconds
 * @param latE6 where it starts or ends, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param lonE6 where it starts or ends, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param distanceM the distance the app claims, m, or null
 * @param durationS the duration the app claims, s, or null
 * @param status for example {@code completed} or {@code cancelled}, or null
 * @param contentHash 32 bits over all known content
 */
public record TripEvent(
    String tripId,
    String vehicleId,
    String driverId,
    String eventType,
    long timestampMs,
    int latE6,
    int lonE6,
    Long distanceM,
    Long durationS,
    String status,
    int contentHash) {}
