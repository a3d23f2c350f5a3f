package io.fleet.stream.topology;

/** Names of operators in checkpoints. They never change: state is found again by them. */
public final class Uids {
  public static final String TELEMETRY_SOURCE = "telemetry-source";
  public static final String RECORDS_SOURCE = "records-source";
  public static final String DECODE_TELEMETRY = "decode-telemetry";
  public static final String LOG_TIME = "log-time";
  public static final String VEHICLE_TIMELINE = "vehicle-timeline";
  public static final String ALERTS_AT_ONCE = "alerts-at-once";
  public static final String REPAIR_REQUESTS_SOURCE = "repair-requests-source";
  public static final String REPAIR_READER = "repair-reader";
  public static final String REPAIR_SLICES_SOURCE = "repair-slices-source";
  public static final String DECODE_SLICES = "decode-slices";
  public static final String SLICE_TIME = "slice-time";
  public static final String NEWS_READER = "news-reader";
  public static final String NEWS_TIME = "news-time";
  public static final String DRIVER_EVENT_TIME = "driver-event-time";
  public static final String DRIVER_TIMELINE = "driver-timeline";
  public static final String BRAKE_AREAS = "brake-areas";
  public static final String DANGEROUS_PLACES = "dangerous-places";
  public static final String DECODE_RECORDS = "decode-records";
  public static final String CLICKHOUSE_SINK = "clickhouse-sink";
  public static final String LOG_SINK = "log-sink";

  private Uids() {}

  /**
   * The name of a source of the log. Where a log is lost for good the next one begins at 0: a place
   * in the old one is none in the new, so its sources have names of their own and begin anew, while
   * all others go on.
   *
   * @param generation how many logs there were before, 0 or more
   */
  public static String ofLog(String source, int generation) {
    return generation == 0 ? source : source + "-" + generation;
  }
}
