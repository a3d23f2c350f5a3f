/**
 * A script of events comes in from a file; they go out to the gateway as devices send them, again
 * until they are acknowledged. Beside them pulses, each a call for help, and questions to the query
 * API show when the system works.
 */
package io.fleet.chaos.drive;
