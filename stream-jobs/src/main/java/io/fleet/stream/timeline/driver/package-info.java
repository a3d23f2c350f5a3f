/**
 * A driver's timeline: segments of every vehicle driven and the driver's own events come in, each
 * versioned and in any order; versioned days, warnings and violations go out. Plain Java, like the
 * vehicle's.
 */
package io.fleet.stream.timeline.driver;
