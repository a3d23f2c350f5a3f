package io.fleet.local.backup;

import io.fleet.events.Topic;
import java.util.Arrays;
import java.util.List;

/**
 * The topics a backup holds: what somebody reads from its beginning to know what is in force. All
 * others are told of by tables, or are of their day.
 */
final class KeptTopics {
  private KeptTopics() {}

  /** Reference data, and the logins and scans that the job reads as such. */
  static List<Topic> all() {
    return Arrays.stream(Topic.values())
        .filter(
            topic ->
                topic.isCompacted()
                    || topic == Topic.DRIVER_EVENTS
                    || topic == Topic.DELIVERY_EVENTS)
        .toList();
  }
}
