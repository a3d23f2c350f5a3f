package io.fleet.stream.recompute;

/**
 * What of a vehicle is to be run again.
 *
 * @param vehicleId whose
 * @param fromMs from when on something may be otherwise, vehicle time, epoch milliseconds
 * @param toMs until when; beyond it the rules may find themselves where they were
 * @param latestMs the vehicle's latest stored event, vehicle time, epoch milliseconds
 * @param silentMs for how long nothing has been heard of it
 */
record Stretch(String vehicleId, long fromMs, long toMs, long latestMs, long silentMs) {}
