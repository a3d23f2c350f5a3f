/**
 * Scenarios come in by name: what is broken, and when. Out go faults done to a stack of real
 * processes under load, and the verdicts of the checker, which is a module and process of its own.
 */
package io.fleet.local.chaos;
