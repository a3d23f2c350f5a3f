package io.fleet.query.trip;

import java.util.List;

/**
 * Where a vehicle stood on a trip.
 *
 * @param tripId whose stops
 * @param items oldest first; the last one may be that after the trip
 */
public record TripStopList(String tripId, List<TripStop> items) {}
