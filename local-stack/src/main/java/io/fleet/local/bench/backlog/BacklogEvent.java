package io.fleet.local.bench.backlog;

/**
 * One message of the backlog.
 *
 * @param vehicleId its key
 * @param json as a device posts it
 * @param recorded whether it is from a real drive, whose times may repeat
 */
record BacklogEvent(String vehicleId, byte[] json, boolean recorded) {}
