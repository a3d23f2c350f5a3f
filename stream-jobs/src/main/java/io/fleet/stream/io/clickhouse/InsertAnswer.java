package io.fleet.stream.io.clickhouse;

import java.util.Set;

/**
 * What came of an INSERT.
 *
 * @param kind what to do now
 * @param code ClickHouse's error code, or 0
 * @param detail the server's or the client's words, may hold content of a row
 */
record InsertAnswer(Kind kind, int code, String detail) {

  /** What to do now. */
  enum Kind {
    /** The server has the rows. */
    LOADED,
    /** Nothing is wrong with the rows: again, for as long as it takes. */
    UNAVAILABLE,
    /** The server cannot read these rows: again a few times, then aside. */
    CONTENT
  }

  /**
   * ClickHouse's codes for data it cannot read or take: parsing, sizes, types, NULL, constraints. A
   * missing table or column is not among them: the migration is late, the rows are good.
   */
  private static final Set<Integer> CONTENT_CODES =
      Set.of(
          6, 26, 27, 32, 33, 34, 38, 41, 53, 62, 69, 70, 72, 117, 128, 130, 131, 190, 321, 349, 376,
          469);

  private static final Set<Integer> CONTENT_STATUSES = Set.of(400, 413, 422);

  static InsertAnswer loaded() {
    return new InsertAnswer(Kind.LOADED, 0, "");
  }

  static InsertAnswer unavailable(String detail) {
    return new InsertAnswer(Kind.UNAVAILABLE, 0, detail);
  }

  static InsertAnswer of(int status, int code, String body) {
    if (status == 200 && code == 0) {
      return loaded();
    }
    boolean content = code == 0 ? CONTENT_STATUSES.contains(status) : CONTENT_CODES.contains(code);
    return new InsertAnswer(content ? Kind.CONTENT : Kind.UNAVAILABLE, code, body);
  }
}
