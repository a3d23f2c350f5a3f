/**
 * Coordinates come in from rows as two numbers that may be absent. They go out as one JSON object
 * or none.
 */
package io.fleet.query.place;
