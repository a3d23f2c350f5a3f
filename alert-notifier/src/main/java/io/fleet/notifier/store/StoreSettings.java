package io.fleet.notifier.store;

/**
 * How the deliveries topic is made if it is missing.
 *
 * @param topic its name
 * @param partitions at least 1
 * @param replication at least 1
 */
public record StoreSettings(String topic, int partitions, short replication) {

  /** Refuses what no broker would take. */
  public StoreSettings {
    if (topic.isBlank() || partitions < 1 || replication < 1) {
      throw new IllegalArgumentException("store: topic, partitions >= 1 and replication >= 1");
    }
  }
}
