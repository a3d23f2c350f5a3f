/**
 * Delivery rounds: a town and random numbers come in, plans as a dispatcher posts them, pieces of
 * driving and scans as a driver makes them go out. Trials and the live fleet drive them alike.
 */
package io.fleet.simulator.round;
