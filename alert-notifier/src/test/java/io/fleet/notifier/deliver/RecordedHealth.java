package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.EndpointHealth;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what lanes said of one endpoint. */
final class RecordedHealth implements EndpointHealth {
  final List<OptionalLong> notes = new CopyOnWriteArrayList<>();
  final List<String> disabled = new CopyOnWriteArrayList<>();
  private volatile OptionalLong since = OptionalLong.empty();

  @Override
  public OptionalLong failingSinceMs(String endpointId) {
    return since;
  }

  @Override
  public void failingSince(String endpointId, OptionalLong sinceMs) {
    since = sinceMs;
    notes.add(sinceMs);
  }

  @Override
  public void disable(String endpointId, String reason) {
    disabled.add(reason);
  }
}
