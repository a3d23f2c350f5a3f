/**
 * Vehicles in geofences: believed fixes and the fences in force come in, visits and alerts of those
 * that stay too long go out. Where a fence is, is for its {@link
 * io.fleet.stream.rule.geofence.Fence} to say; on which side of it a vehicle is, is decided here.
 */
package io.fleet.stream.rule.geofence;
