/**
 * When a vehicle will be at the stops ahead of it: where it is, how it got along and what was
 * learned of the fleet come in, times of arrival go out. Nothing here knows what becomes of stops.
 */
package io.fleet.stream.rule.eta;
