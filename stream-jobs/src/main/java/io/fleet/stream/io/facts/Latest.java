package io.fleet.stream.io.facts;

/**
 * What is stored of a vehicle from a moment on.
 *
 * @param events how many there are up to another moment, repeated ones too
 * @param latestMs when the last of all was, vehicle time, epoch milliseconds
 * @param storedMs when the last of all was stored, to the second, epoch milliseconds
 */
public record Latest(long events, long latestMs, long storedMs) {}
