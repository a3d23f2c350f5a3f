package io.fleet.query.live;

import io.fleet.events.Topic;
import java.util.List;

/** The topics whose records are told as events; their numbers are part of the form of ids. */
final class EventTopics {
  static final List<Topic> ALL = List.of(Topic.ALERTS, Topic.EVENT_ACTIONS, Topic.CHANGES);
  static final int COUNT = ALL.size();

  private EventTopics() {}

  /** The number of a topic among them. */
  static int number(String topicName) {
    for (int number = 0; number < COUNT; number++) {
      if (ALL.get(number).topicName().equals(topicName)) {
        return number;
      }
    }
    throw new IllegalArgumentException(topicName);
  }
}
