package io.fleet.stream.timeline.reference;

/**
 * What is in force at a moment, and for how long it is.
 *
 * @param content null if there is nothing
 * @param fromMs since when, epoch milliseconds
 * @param toMs until when, exclusive
 * @param <T> the content
 */
record Holding<T>(T content, long fromMs, long toMs) {}
