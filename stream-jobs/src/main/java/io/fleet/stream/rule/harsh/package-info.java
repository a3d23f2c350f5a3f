/**
 * Manoeuvres harder than they should be: what the tracker itself reports, accelerations and changes
 * of speed come in, one event per braking, acceleration or cornering goes out, as a fact and as an
 * alert.
 */
package io.fleet.stream.rule.harsh;
