/**
 * Records of this instance's shards of the log come in and are read. Events go out to the lanes,
 * and a record is acknowledged when each of its messages is delivered or stored.
 */
package io.fleet.notifier.consume;
