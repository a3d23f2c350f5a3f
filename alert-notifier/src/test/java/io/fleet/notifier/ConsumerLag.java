package io.fleet.notifier;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far the notifier's committed offsets are behind the end of the alerts, in records. */
final class ConsumerLag {
  private ConsumerLag() {}

  static long of(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var committed =
          admin
              .listConsumerGroupOffsets("fleet-notifier")
              .partitionsToOffsetAndMetadata()
              .get(5, TimeUnit.SECONDS);
      var latest =
          admin
              .listOffsets(
                  committed.keySet().stream()
                      .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
              .all()
              .get(5, TimeUnit.SECONDS);
      long behind = committed.isEmpty() ? Long.MAX_VALUE : 0;
      for (TopicPartition partition : committed.keySet()) {
        behind += latest.get(partition).offset() - committed.get(partition).offset();
      }
      return behind;
    }
  }
}
