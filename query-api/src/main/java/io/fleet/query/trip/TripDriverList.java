package io.fleet.query.trip;

import java.util.List;

/**
 * The drivers of a trip.
 *
 * @param tripId whose drivers
 * @param items in the order in which they began to drive
 */
public record TripDriverList(String tripId, List<TripDriver> items) {}
