package io.fleet.stream.operator;

/**
 * Something became known after moments it governs: whom it may concern is to look again, however
 * long the vehicle may stay silent. A type that Flink writes as such, without Kryo.
 */
public final class LateNews {
  /** Whom it may concern, or empty for every vehicle. */
  public String vehicleId = "";

  /** When the log took it, epoch milliseconds. */
  public long appendMs;

  /** For the serializer. */
  public LateNews() {}

  /** News for one vehicle, or with null for all. */
  static LateNews of(String vehicleId, long appendMs) {
    LateNews news = new LateNews();
    news.vehicleId = vehicleId == null ? "" : vehicleId;
    news.appendMs = appendMs;
    return news;
  }

  boolean isForAll() {
    return vehicleId.isEmpty();
  }
}
