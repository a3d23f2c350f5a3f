package io.fleet.events;

/**
 * What a record beside telemetry says of itself before anybody asks which record it is.
 *
 * @param eventType its {@code event_type}, or null
 * @param vehicleId the vehicle it names, or null if it names none that could be one
 * @param driverId the driver it names, or null
 * @param timestampMs epoch milliseconds, or null if it tells no instant
 * @param isPrivate whether it says that it is private, or anything but that it is not
 * @param valueG the strength of what a tracker noticed, g, or null
 */
public record RecordHead(
    String eventType,
    String vehicleId,
    String driverId,
    Long timestampMs,
    boolean isPrivate,
    Double valueG) {}
