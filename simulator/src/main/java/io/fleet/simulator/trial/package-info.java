/**
 * Test drives made to judge rules by: a seed comes in and becomes scripted motion at 50 Hz, whose
 * labels are told as they are. What devices make of it (noise, lost fixes, delays, duplicates) goes
 * out as messages in the order of their arrival.
 */
package io.fleet.simulator.trial;
