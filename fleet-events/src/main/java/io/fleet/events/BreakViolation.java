package io.fleet.events;

/**
 * A driver who drove on after a break too short for the one that was due; advisory.
 *
 * @param violationId that of its alert, stable over all versions
 * @param version rises with every change
 * @param state what this version says; withdrawn when it turned out never to have been
 * @param driverId the driver
 * @param vehicleId the vehicle driven
 * @param resumedAtMs when driving was resumed, epoch milliseconds
 * @param profile by whose rules
 * @param breakMs how long the break was
 * @param dueMs how long it had to be
 * @param assumed whether the break was only assumed, from a standing vehicle or from silence
 */
public record BreakViolation(
    String violationId,
    long version,
    Alert.State state,
    String driverId,
    String vehicleId,
    long resumedAtMs,
    String profile,
    long breakMs,
    long dueMs,
    boolean assumed) {}
