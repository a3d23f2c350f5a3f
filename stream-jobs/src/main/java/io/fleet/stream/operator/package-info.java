/**
 * Thin Flink functions: they decode, load a vehicle's timeline, step it, set wake-ups and pass on
 * what it tells. Nothing is decided here.
 */
package io.fleet.stream.operator;
