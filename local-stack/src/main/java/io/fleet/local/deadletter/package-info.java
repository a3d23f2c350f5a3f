/**
 * What could not be read or accepted, asked for and sent again after a fix. Letters come in from
 * ClickHouse; what goes out is posted to the gateway or written to the topic it came from, and a
 * note of it to ClickHouse.
 */
package io.fleet.local.deadletter;
