package io.fleet.notifier.event;

import io.fleet.events.AlertJson;
import io.fleet.events.Refusal;
import java.util.Optional;

/** Reads the alerts topic. */
public final class AlertReader implements EventReader {

  @Override
  public Optional<Event> read(byte[] value, String origin) throws Refusal.RefusedException {
    return Optional.of(AlertEvents.of(AlertJson.read(value), origin));
  }
}
