/**
 * Whether a vehicle can be seen and left alone: silence, a lost receiver and what trackers report
 * of tampering and of distracted drivers come in, alerts go out.
 */
package io.fleet.stream.rule.watch;
