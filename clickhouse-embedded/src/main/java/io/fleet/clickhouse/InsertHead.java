package io.fleet.clickhouse;

import java.util.Arrays;
import java.util.Optional;

/**
 * The part of an INSERT before its data.
 *
 * @param statement the INSERT without FORMAT or VALUES, and the format named there
 * @param dataStart where the data begins in the text it was found in
 */
record InsertHead(Statement statement, int dataStart) {

  /** The format an INSERT's data has when neither statement nor request names one. */
  static final String DEFAULT_FORMAT = "Values";

  /**
   * Looks for an INSERT with data at the start of the text, which may end anywhere, even in the
   * middle of the data. SELECT … FROM input(…) FORMAT … carries data as well; any other INSERT …
   * SELECT does not.
   *
   * @param dataFollows whether data comes after the text, so that an INSERT naming no format still
   *     carries data
   * @return empty when it is another statement, or its head does not end within the text
   */
  static Optional<InsertHead> find(byte[] text, int length, boolean dataFollows) {
    SqlScanner scanner = new SqlScanner(text, length);
    if (scanner.next() != SqlScanner.Kind.WORD || !scanner.upper().equals("INSERT")) {
      return Optional.empty();
    }
    boolean selects = false;
    boolean reads = false;
    skipTarget(scanner);
    while (scanner.next() != SqlScanner.Kind.END) {
      String token = scanner.upper();
      reads |= token.equals("INPUT");
      if (scanner.depth() > 0) {
        continue;
      }
      selects |= token.equals("SELECT") || token.equals("WITH") || token.equals("INFILE");
      if (token.equals("VALUES") && !selects) {
        return Optional.of(head(text, scanner.start(), DEFAULT_FORMAT, scanner.end()));
      }
      if (token.equals("FORMAT") && (!selects || reads)) {
        return named(text, length, scanner);
      }
    }
    return selects || !dataFollows
        ? Optional.empty()
        : Optional.of(head(text, length, null, length));
  }

  /**
   * Passes over {@code INTO}, {@code TABLE}, {@code FUNCTION} and the first part of the name, which
   * may be a keyword.
   */
  private static void skipTarget(SqlScanner scanner) {
    do {
      scanner.next();
    } while (scanner.upper().matches("INTO|TABLE|FUNCTION"));
  }

  private static Optional<InsertHead> named(byte[] text, int length, SqlScanner scanner) {
    int end = scanner.start();
    if (scanner.next() != SqlScanner.Kind.WORD) {
      return Optional.empty();
    }
    return Optional.of(head(text, end, scanner.raw(), afterBlanks(text, length, scanner.end())));
  }

  /** Data begins after blanks and one line end, as in ClickHouse itself. */
  private static int afterBlanks(byte[] text, int length, int from) {
    int at = from;
    while (at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f')) {
      at++;
    }
    if (at < length && text[at] == '\r') {
      at++;
    }
    return at < length && text[at] == '\n' ? at + 1 : at;
  }

  private static InsertHead head(byte[] text, int end, String format, int dataStart) {
    byte[] sql = Arrays.copyOf(text, end);
    return new InsertHead(
        new Statement(sql, "INSERT", Optional.ofNullable(format), true, false), dataStart);
  }
}
