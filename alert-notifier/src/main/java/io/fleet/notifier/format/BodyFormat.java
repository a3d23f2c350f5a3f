package io.fleet.notifier.format;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;

/** One form of the body. The same arguments become the same bytes, at every attempt. */
public interface BodyFormat {

  /**
   * Never fails, whatever text devices have sent.
   *
   * @param messageId the webhook-id
   */
  Body body(Event event, Endpoint endpoint, String messageId);
}
