package io.fleet.local.bench.profile;

/**
 * Processor time of one thread.
 *
 * @param name as the system knows it, at most 15 characters
 * @param seconds in user and system mode
 */
public record ThreadTime(String name, double seconds) {}
