/**
 * Motion by script: pieces of driving come in, one after the other, and become true motion at 50 Hz
 * on an open plane.
 */
package io.fleet.simulator.script;
