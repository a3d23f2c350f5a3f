/**
 * Deliveries that are not done come in and are kept in a compacted topic of the log, from which
 * they go out again after a restart. What nobody can deliver or read goes out as a dead letter.
 */
package io.fleet.notifier.store;
