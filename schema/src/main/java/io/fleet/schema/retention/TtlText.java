package io.fleet.schema.retention;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TTL clauses as ClickHouse itself writes them in {@code system.tables}, so that what is there can
 * be compared with what should be. From when on a row is old, and what goes sooner ({@code WHERE}),
 * is the table's own matter and is left as it is; the interval of the rest is the retention's.
 */
final class TtlText {
  private static final String INGEST = "ingested_at";
  private static final Pattern OF_TABLE =
      Pattern.compile("\\sTTL (.+?)(?: SETTINGS .*)?$", Pattern.DOTALL);
  private static final String INTERVAL = "toInterval[A-Za-z]+\\(\\d+\\)";
  private static final Pattern UNCONDITIONAL =
      Pattern.compile(INTERVAL + "(?! WHERE)(?=$|,)", Pattern.DOTALL);

  private TtlText() {}

  /** The clause of a table, by its {@code engine_full}; empty if it has none. */
  static String ofTable(String engineFull) {
    Matcher clause = OF_TABLE.matcher(engineFull);
    return clause.find() ? clause.group(1).strip() : "";
  }

  /** The clause of a column, by its table's definition; empty if it has none. */
  static String ofColumn(String createTable, String column) {
    String upToHere = "`" + Pattern.quote(column) + "` (?:(?!, `|\\) ENGINE = ).)*? TTL ";
    Matcher clause = Pattern.compile(upToHere + "(\\w+ \\+ " + INTERVAL + ")").matcher(createTable);
    return clause.find() ? clause.group(1) : "";
  }

  /** What a clause should be. */
  static String wanted(String present, Keep keep) {
    if (present.isEmpty()) {
      return INGEST + " + " + keep.interval();
    }
    Matcher interval = UNCONDITIONAL.matcher(present);
    if (!interval.find()) {
      throw new IllegalStateException("not understood: TTL " + present);
    }
    return interval.replaceFirst(keep.interval());
  }
}
