package io.fleet.clickhouse;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What the server must know of a statement before the engine sees it.
 *
 * @param sql the statement; of an INSERT with data the part before FORMAT or VALUES
 * @param keyword its first word in capitals, empty when there is none
 * @param format the format it names, if any; {@code Values} for INSERT … VALUES
 * @param carriesData whether it is an INSERT whose data follows
 * @param several whether more than one statement is in the text
 */
record Statement(
    byte[] sql, String keyword, Optional<String> format, boolean carriesData, boolean several) {

  private static final Set<String> READING =
      Set.of(
          "SELECT", "WITH", "SHOW", "DESCRIBE", "DESC", "EXISTS", "EXPLAIN", "FROM", "(", "VALUES");

  /** Reads a whole statement that is no INSERT with data. */
  static Statement whole(byte[] text) {
    SqlScanner scanner = new SqlScanner(text, text.length);
    scanner.next();
    String keyword = scanner.upper();
    String format = null;
    int end = text.length;
    boolean several = false;
    for (SqlScanner.Kind kind = scanner.next();
        kind != SqlScanner.Kind.END;
        kind = scanner.next()) {
      if (end < text.length) {
        several = true;
        break;
      }
      if (scanner.depth() == 0 && scanner.upper().equals(";")) {
        end = scanner.start();
      } else if (scanner.depth() == 0 && scanner.upper().equals("FORMAT")) {
        format = formatAfter(text, scanner.end()).orElse(format);
      }
    }
    byte[] sql = several ? text : Arrays.copyOf(text, end);
    return new Statement(sql, keyword, Optional.ofNullable(format), false, several);
  }

  /**
   * The name after FORMAT, unless the word stands for something else, as in {@code SELECT format
   * FROM t}.
   */
  private static Optional<String> formatAfter(byte[] text, int from) {
    SqlScanner ahead =
        new SqlScanner(Arrays.copyOfRange(text, from, text.length), text.length - from);
    if (ahead.next() != SqlScanner.Kind.WORD) {
      return Optional.empty();
    }
    String name = ahead.raw();
    boolean last = ahead.next() == SqlScanner.Kind.END;
    return last || Set.of(";", "SETTINGS", "INTO").contains(ahead.upper())
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Whether HTTP GET may run it. */
  boolean isReading() {
    return READING.contains(keyword);
  }

  /** Whether it leaves something behind on the connection it ran on. */
  boolean changesSession() {
    return keyword.equals("SET") || keyword.equals("USE") || isTemporary();
  }

  private boolean isTemporary() {
    SqlScanner scanner = new SqlScanner(sql, sql.length);
    for (int word = 0; word < 4 && scanner.next() != SqlScanner.Kind.END; word++) {
      if (scanner.upper().equals("TEMPORARY")) {
        return true;
      }
    }
    return false;
  }
}
