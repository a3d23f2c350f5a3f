package io.fleet.events;

/**
 * Something that could not be read or accepted. In the topic the record's value is the original
 * bytes untouched, its key the original key; the rest stands in record headers of the names here.
 *
 * @param place who gave up on it: {@code gateway}, {@code decode}, {@code rule:trip}, {@code
 *     loader:alerts}
 * @param reason stable, for machines
 * @param detail for people: what, and where in the code
 * @param origin {@code topic-partition-offset} of the original, empty when it never reached the log
 * @param occurredAtMs epoch milliseconds: the original's append time, or the server's time
 */
public record DeadLetter(
    String place, String reason, String detail, String origin, long occurredAtMs) {
  public static final String HEADER_PLACE = "fleet-place";
  public static final String HEADER_REASON = "fleet-reason";
  public static final String HEADER_DETAIL = "fleet-detail";
  public static final String HEADER_ORIGIN = "fleet-origin";

  /** Epoch milliseconds as decimal text. */
  public static final String HEADER_TIME = "fleet-time";
}
