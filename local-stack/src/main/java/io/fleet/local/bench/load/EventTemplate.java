package io.fleet.local.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * One event of a usual tracker, with a driver of its own, whose time is written into its bytes:
 * thirteen digits of milliseconds, so that a generator spends next to nothing on making events that
 * differ. Not for several threads at once.
 */
public final class EventTemplate {
  private static final int TIME_DIGITS = 13;
  private static final String TIME_MARK = "1000000000000";

  private final byte[] json;
  private final int timeAt;

  /** An event of that vehicle. */
  public EventTemplate(String vehicleId) {
    String text =
        ("{\"vehicle_id\":\"%s\",\"timestamp\":%s,\"lat\":48.137154,\"lon\":11.576124,"
                + "\"speed_kmph\":52.3,\"heading\":271.5,\"sat_count\":11,\"hdop\":0.9,"
                + "\"battery_v\":12.61,\"ignition\":true,\"odometer_km\":120345.678,"
                + "\"driver_id\":\"driver-%s\",\"speed_limit_kmph\":50}")
            .formatted(vehicleId, TIME_MARK, vehicleId);
    this.json = text.getBytes(StandardCharsets.US_ASCII);
    this.timeAt = text.indexOf(TIME_MARK);
  }

  /** The event at that time; the array is the template's own and good until the next call. */
  public byte[] at(long timestampMs) {
    putTime(json, timeAt, timestampMs);
    return json;
  }

  /** Its length in bytes, whatever the time. */
  public int length() {
    return json.length;
  }

  /** Where in its bytes the time stands. */
  int timeAt() {
    return timeAt;
  }

  static void putTime(byte[] into, int at, long timestampMs) {
    long left = timestampMs;
    for (int i = at + TIME_DIGITS - 1; i >= at; i--) {
      into[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
