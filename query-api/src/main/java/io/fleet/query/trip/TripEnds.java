package io.fleet.query.trip;

/**
 * Where a trip began and ended.
 *
 * @param start left out where nobody knows
 * @param end the same; of an open trip where it is so far
 */
public record TripEnds(String tripId, TripPlace start, TripPlace end) {}
