/**
 * Records come in from the alerts topic and are read. Alerts go out to the lanes, and a record is
 * acknowledged when each of its messages is delivered or stored.
 */
package io.fleet.notifier.consume;
