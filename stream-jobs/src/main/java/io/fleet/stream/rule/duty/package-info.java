/**
 * What the driver of a vehicle does, in segments: driving, and told or assumed activities while the
 * vehicle stands. A vehicle's motion and its driver come in; versioned segments go out, to a table
 * and to the driver's own timeline.
 */
package io.fleet.stream.rule.duty;
