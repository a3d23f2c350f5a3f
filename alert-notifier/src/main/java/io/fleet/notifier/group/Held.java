package io.fleet.notifier.group;

import io.fleet.notifier.event.Event;

/**
 * A message that is told together with others.
 *
 * @param id its webhook-id, had it gone alone
 * @param event what it tells
 */
public record Held(String id, Event event) {}
