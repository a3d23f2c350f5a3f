/**
 * Recorded drives: a file of a known format comes in, read as events in its own order. They go out
 * through the post room at the recorded pace, faster, or as fast as they are acknowledged.
 */
package io.fleet.simulator.replay;
