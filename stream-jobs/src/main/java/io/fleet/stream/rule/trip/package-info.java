/** Trips: motion comes in, {@link io.fleet.stream.rule.trip.Trip} rows go out, open ones too. */
package io.fleet.stream.rule.trip;
