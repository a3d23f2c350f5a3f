package io.fleet.events;

/**
 * What a vehicle's device is told to do.
 *
 * @param commandId its name, of the form of a vehicle id; what is sent twice has the same
 * @param vehicleId the vehicle
 * @param type what to do, of the form of a vehicle id
 * @param params what the device needs to know for it: a JSON object as text
 * @param issuedAtMs when it was given, epoch milliseconds
 * @param expiresAtMs from when on it is no longer to be delivered, epoch milliseconds
 */
public record Command(
    String commandId,
    String vehicleId,
    String type,
    String params,
    long issuedAtMs,
    long expiresAtMs) {}
