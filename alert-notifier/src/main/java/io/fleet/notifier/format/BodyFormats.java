package io.fleet.notifier.format;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.event.Event;
import java.util.EnumMap;
import java.util.Map;

/** All forms, each for the endpoints that ask for it. */
public final class BodyFormats implements BodyFormat {
  private final Map<Format, BodyFormat> formats = new EnumMap<>(Format.class);

  /**
   * @param cloudEventsSource see {@link CloudEventsFormat}
   */
  public BodyFormats(String cloudEventsSource) {
    formats.put(Format.STANDARD, new StandardFormat());
    formats.put(Format.CLOUDEVENTS, new CloudEventsFormat(cloudEventsSource));
    formats.put(Format.SLACK, new SlackFormat());
    formats.put(Format.TEAMS, new TeamsFormat());
    formats.put(Format.EMAIL, new EmailFormat());
  }

  @Override
  public Body body(Event event, Endpoint endpoint, String messageId) {
    return formats.get(endpoint.format()).body(event, endpoint, messageId);
  }
}
