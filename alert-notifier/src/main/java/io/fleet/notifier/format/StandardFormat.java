package io.fleet.notifier.format;

import io.fleet.events.Iso8601;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;

/**
 * The body by the Standard Webhooks specification: {@code type}, {@code timestamp} (event time),
 * {@code data}. The time of sending is told by the header {@code webhook-timestamp}.
 */
public final class StandardFormat implements BodyFormat {
  @Override
  public Body body(Event event, Endpoint endpoint, String messageId) {
    return new Body("application/json", body(event));
  }

  /** The same event becomes the same text. */
  public static String body(Event event) {
    return JsonText.object(
        json -> {
          json.writeStringField("type", event.type());
          json.writeStringField("timestamp", Iso8601.format(event.occurredAtMs()));
          json.writeFieldName("data");
          json.writeRawValue(event.data());
        });
  }
}
