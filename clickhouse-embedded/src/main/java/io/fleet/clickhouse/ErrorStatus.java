package io.fleet.clickhouse;

import java.util.Set;

/** The HTTP status ClickHouse's own server gives with each of its error codes. */
final class ErrorStatus {

  /**
   * Unknown function, column, type, storage, table, database, setting, direction, aggregate,
   * format, engine, query type.
   */
  private static final Set<Integer> NOT_FOUND =
      Set.of(46, 47, 50, 56, 60, 81, 115, 39, 63, 73, 336, 78);

  /** What cannot be parsed, from numbers over JSON to SQL, and wrong types. */
  private static final Set<Integer> BAD_REQUEST =
      Set.of(
          6, 26, 27, 33, 34, 38, 41, 53, 62, 72, 117, 130, 131, 169, 190, 245, 246, 255, 264, 344,
          376, 404, 457, 467);

  private ErrorStatus() {}

  static int of(int code) {
    if (NOT_FOUND.contains(code)) {
      return 404;
    }
    if (BAD_REQUEST.contains(code)) {
      return 400;
    }
    return switch (code) {
      case 194 -> 401;
      case 192, 193, 497, EngineException.AUTHENTICATION_FAILED -> 403;
      case 159 -> 408;
      case 223 -> 413;
      case EngineException.NOT_IMPLEMENTED -> 501;
      case 76, EngineException.TOO_MANY_QUERIES, EngineException.TIMEOUT, 439 -> 503;
      default -> 500;
    };
  }
}
