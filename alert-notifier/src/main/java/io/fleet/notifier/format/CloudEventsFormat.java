package io.fleet.notifier.format;

import io.fleet.events.Iso8601;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import java.net.URI;

/**
 * CloudEvents 1.0 in structured mode: the envelope is the body. {@code id} is the webhook-id,
 * {@code subject} what the event is about, the same over its versions, {@code time} event time.
 */
public final class CloudEventsFormat implements BodyFormat {
  private final String source;

  /**
   * @param source who tells it: a non-empty URI reference, one an installation
   * @throws IllegalArgumentException if it is none
   */
  public CloudEventsFormat(String source) {
    if (source.isEmpty()) {
      throw new IllegalArgumentException("cloudevents source: a URI reference expected");
    }
    this.source = URI.create(source).toString();
  }

  @Override
  public Body body(Event event, Endpoint endpoint, String messageId) {
    String text =
        JsonText.object(
            json -> {
              json.writeStringField("specversion", "1.0");
              json.writeStringField("id", messageId);
              json.writeStringField("source", source);
              json.writeStringField("type", event.type());
              json.writeStringField("subject", event.subjectId());
              json.writeStringField("time", Iso8601.format(event.occurredAtMs()));
              json.writeStringField("datacontenttype", "application/json");
              json.writeFieldName("data");
              json.writeRawValue(event.data());
            });
    return new Body("application/cloudevents+json; charset=utf-8", text);
  }
}
