package io.fleet.notifier.store;

/** Where the newest record of a pending delivery stands in the deliveries topic. */
public record StoredAt(int partition, long offset) {}
