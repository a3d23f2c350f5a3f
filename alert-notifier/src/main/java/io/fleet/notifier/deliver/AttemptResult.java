package io.fleet.notifier.deliver;

/**
 * How one attempt ended.
 *
 * @param kind what follows from it
 * @param reason for people and the dead letter; carries no address, URL or content
 * @param retryAfterMs what a 429 or 503 asked for, 0 if nothing
 */
record AttemptResult(Kind kind, String reason, long retryAfterMs) {

  /** The closed set of ends; serves the metric, the retry and the log. */
  enum Kind {
    /** 2xx. */
    DELIVERED,
    /** 410: the endpoint wants nothing any more. */
    GONE,
    /** Any other status, redirects too. */
    REJECTED,
    /** No status in time. */
    TIMED_OUT,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The address may not be connected to. */
    REFUSED
  }

  static AttemptResult of(Kind kind, String reason) {
    return new AttemptResult(kind, reason, 0);
  }

  static AttemptResult ofStatus(int status, long retryAfterMs) {
    Kind kind =
        status >= 200 && status < 300 ? Kind.DELIVERED : status == 410 ? Kind.GONE : Kind.REJECTED;
    boolean mayAsk = status == 429 || status == 503;
    return new AttemptResult(kind, "status " + status, mayAsk ? retryAfterMs : 0);
  }
}
