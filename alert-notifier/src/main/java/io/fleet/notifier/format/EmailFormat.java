package io.fleet.notifier.format;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;

/** A letter in plain text: a subject of one line, then a line for each fact. */
public final class EmailFormat implements BodyFormat {

  /** The subject: one line, up to 128 characters, whatever the event's texts hold. */
  public String subject(Event event) {
    return "[Fleet] " + Summary.of(event).title();
  }

  @Override
  public Body body(Event event, Endpoint endpoint, String messageId) {
    Summary summary = Summary.of(event);
    StringBuilder text = new StringBuilder(summary.title()).append("\r\n");
    if (!summary.sentence().isEmpty()) {
      text.append("\r\n").append(summary.sentence()).append("\r\n");
    }
    text.append("\r\n");
    summary
        .facts()
        .forEach(f -> text.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    text.append("\r\n-- \r\nMessage ").append(messageId).append(" for endpoint ");
    text.append(endpoint.id()).append(", event ").append(event.type()).append("\r\n");
    return new Body("text/plain; charset=utf-8", text.toString());
  }
}
