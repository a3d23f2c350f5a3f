/**
 * What a vehicle really did: true motion comes in step by step, labels in m, s, km/h and g go out
 * as each thing is over. It knows the definitions, not the rules that are judged by it.
 */
package io.fleet.simulator.truth;
