/**
 * The log's topics: the contract comes in from {@code fleet-events}. Out to the broker go topics
 * with its partitions, retention and sizes.
 */
package io.fleet.local.topic;
