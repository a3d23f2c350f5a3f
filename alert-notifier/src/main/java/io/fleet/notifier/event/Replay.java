package io.fleet.notifier.event;

/**
 * An event that is to be delivered to one endpoint once more, or for the first time.
 *
 * @param endpointId whom it is for
 * @param event what it tells; its origin is where it was found
 */
public record Replay(String endpointId, Event event) {}
