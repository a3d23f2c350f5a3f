package io.fleet.gateway.tracker;

/**
 * What a tracker app hears; it looks at the status alone.
 *
 * @param status the HTTP status
 * @param slug the reason in metrics, null if the request was judged
 * @param text a sentence for people, without content of the request
 */
record Reply(int status, String slug, String text) {
  /** Stored. */
  static final Reply STORED = new Reply(200, null, "");

  /** No key, an unknown or a revoked one: which is not said. */
  static final Reply UNAUTHORIZED =
      new Reply(401, "unauthorized", "a valid tracking key is needed");

  static final Reply NOT_FOUND = new Reply(404, "not-found", "the path is /");
  static final Reply METHOD = new Reply(405, "method-not-allowed", "GET or POST expected");
  static final Reply TIMEOUT = new Reply(408, "timeout", "the body did not arrive in time");
  static final Reply TOO_LARGE = new Reply(413, "too-large", "the body is too large");
  static final Reply TOO_MANY = new Reply(413, "too-many-events", "too many locations at once");
  static final Reply ENCODING = new Reply(415, "media-type", "no Content-Encoding is taken here");
  static final Reply RATE_LIMITED =
      new Reply(429, "rate-limited", "more than this device may send, come again");

  /** More wrong keys from one address than a mistake explains. */
  static final Reply TOO_MANY_FAILURES =
      new Reply(429, "too-many-failed-logins", "too many wrong keys, come again later");

  static final Reply OVERLOADED = new Reply(503, "overloaded", "too much at once, come again");

  /** The log does not acknowledge; events are counted, not the request. */
  static final Reply LOG_AWAY = new Reply(503, null, "the log is away, come again");

  static final Reply INTERNAL = new Reply(500, "internal", "something went wrong here");

  static Reply malformed(String detail) {
    return new Reply(400, "malformed", detail);
  }

  /** Refused for good, and kept as a dead letter; sending it again would change nothing. */
  static Reply refused(String reason, String detail) {
    return new Reply(200, null, "refused and kept: " + reason + ": " + detail);
  }

  /** Whether it is for something that is wrong here. */
  boolean isOurFault() {
    return status >= 500;
  }
}
