package io.fleet.notifier.deliver;

/**
 * How one attempt ended.
 *
 * @param kind what follows from it
 * @param reason for people and the dead letter; carries no address, URL or content
 * @param retryAfterMs what a 429 or 503 asked for, 0 if nothing
 * @param status the answer's status, of HTTP or SMTP; 0 if none came
 * @param latencyMs from the attempt's start to its end
 * @param excerpt the start of the answer's body as one line, up to 512 bytes; for the attempts log,
 *     never for the service's own
 */
record AttemptResult(
    Kind kind, String reason, long retryAfterMs, int status, long latencyMs, String excerpt) {

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
    /** No connection, or it broke, or what came is no answer. */
    UNREACHABLE,
    /** It may not be connected to, or nothing is left to sign with. */
    REFUSED
  }

  static AttemptResult of(Kind kind, String reason) {
    return new AttemptResult(kind, reason, 0, 0, 0, "");
  }

  static AttemptResult ofStatus(int status, long retryAfterMs) {
    Kind kind =
        status >= 200 && status < 300 ? Kind.DELIVERED : status == 410 ? Kind.GONE : Kind.REJECTED;
    boolean mayAsk = status == 429 || status == 503;
    return new AttemptResult(kind, "status " + status, mayAsk ? retryAfterMs : 0, status, 0, "");
  }

  /** Whether somebody is there: a status came, whatever it says. */
  boolean isAnswer() {
    return status > 0;
  }

  /** The same with what was measured and read. */
  AttemptResult measured(long tookMs, String excerptOfBody) {
    return new AttemptResult(kind, reason, retryAfterMs, status, tookMs, excerptOfBody);
  }

  /** Without the excerpt, which is not Fleet's to log. */
  @Override
  public String toString() {
    return kind + " (" + reason + ", " + latencyMs + " ms)";
  }
}
