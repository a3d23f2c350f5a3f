/**
 * Which fixes are believed, how far it was, and whether the vehicle stands: the one state all other
 * rules use. Telemetry comes in, {@link io.fleet.stream.rule.motion.Motion} goes out.
 */
package io.fleet.stream.rule.motion;
