package io.fleet.query.change;

import io.fleet.events.Topic;
import io.fleet.query.change.FeedCursor.Place;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Partitions as the log's client and as cursors name them. */
final class Places {
  private Places() {}

  static Topic topic(String topicName) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(topicName))
        .findFirst()
        .orElseThrow();
  }

  static Place place(TopicPartition partition) {
    return new Place(topic(partition.topic()), partition.partition());
  }

  static FeedCursor cursor(Map<TopicPartition, Long> offsets) {
    return new FeedCursor(places(offsets));
  }

  static Map<Place, Long> places(Map<TopicPartition, Long> offsets) {
    Map<Place, Long> places = new TreeMap<>();
    offsets.forEach((partition, offset) -> places.put(place(partition), offset));
    return places;
  }
}
