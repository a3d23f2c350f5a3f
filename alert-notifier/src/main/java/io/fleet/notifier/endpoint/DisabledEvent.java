package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;
import java.nio.charset.StandardCharsets;

/** Tells an endpoint's owner that it was given up. */
final class DisabledEvent {
  static final String TYPE = "endpoint.disabled";

  private DisabledEvent() {}

  /** The same status becomes the same event. */
  static Event of(EndpointView disabled) {
    EndpointStatus status = disabled.status();
    ObjectNode data = JsonObjects.create();
    data.put("endpoint_id", disabled.endpoint().id());
    data.put("description", disabled.endpoint().description());
    data.put("owner", disabled.owner());
    data.put("reason", status.reason());
    data.put("disabled_at", Iso8601.format(status.sinceMs()));
    disabled.failingSinceMs().ifPresent(since -> data.put("failing_since", Iso8601.format(since)));
    return new Event(
        TYPE,
        "endpoint:" + disabled.endpoint().id(),
        status.sinceMs(),
        false,
        status.sinceMs(),
        status.sinceMs(),
        0,
        0,
        false,
        new Scope(null, null, null, null, Telemetry.ABSENT, Telemetry.ABSENT),
        "endpoint-" + disabled.endpoint().id(),
        new String(JsonObjects.write(data), StandardCharsets.UTF_8));
  }
}
