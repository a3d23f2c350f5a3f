package io.fleet.events;

/**
 * What a driver did, as a driver app or a terminal tells it.
 *
 * @param driverId the driver
 * @param vehicleId the vehicle it happened in, or null
 * @param eventType {@code driver_login}, {@code driver_logout}, {@code break_start}, {@code
 *     break_end}, {@code driver_incident}; others are kept
 * @param timestampMs epoch milliseconds
 * @param contentHash 32 bits over all known content
 */
public record DriverEvent(
    String driverId, String vehicleId, String eventType, long timestampMs, int contentHash) {}
