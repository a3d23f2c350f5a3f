package io.fleet.gateway.reference.api;

import io.fleet.events.Iso8601;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import java.time.Clock;
import java.time.DateTimeException;

/** Query parameters that are no plain texts. */
final class Asked {
  private static final int DEFAULT_ITEMS = 100;
  private static final int MAX_ITEMS = 1_000;

  private Asked() {}

  /** The moment that is asked for, epoch milliseconds; now, if none is. */
  static long of(String at, Clock clock) {
    try {
      return at == null ? clock.millis() : Iso8601.parse(at);
    } catch (DateTimeException e) {
      throw bad("at: ISO-8601 with zone expected");
    }
  }

  /** A switch: {@code true}, {@code false}, or off if it is not there. */
  static boolean flag(String name, String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw bad(name + ": true or false expected");
  }

  /** How many items are asked for; 100, if nothing is said. */
  static int limit(String text) {
    try {
      int limit = text == null ? DEFAULT_ITEMS : Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_ITEMS) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // the same answer
    }
    throw bad("limit: 1 to " + MAX_ITEMS + " expected");
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(ProblemType.BAD_REQUEST, detail);
  }
}
