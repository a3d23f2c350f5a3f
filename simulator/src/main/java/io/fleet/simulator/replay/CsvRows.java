package io.fleet.simulator.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** What reading rows of either CSV needs. */
final class CsvRows {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

  private CsvRows() {}

  /** Whether another row follows. */
  static boolean hasNext(Iterator<CSVRecord> rows) throws IOException {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A plain decimal number, or NaN. */
  static double number(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }
}
