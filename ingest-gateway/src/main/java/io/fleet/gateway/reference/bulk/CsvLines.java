package io.fleet.gateway.reference.bulk;

import io.fleet.events.reference.ReferenceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * CSV in UTF-8 as of RFC 4180, with a header row. A header with semicolons and no comma is that of
 * a spreadsheet whose language writes decimals with a comma: then semicolons part the columns.
 */
final class CsvLines implements LineSource {
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final CsvColumns columns;
  private boolean ended;

  private CsvLines(CSVParser parser, CsvColumns columns) {
    this.parser = parser;
    this.records = parser.iterator();
    this.columns = columns;
  }

  static CsvLines open(byte[] file, ReferenceKind kind) throws UnreadableFileException {
    try {
      char delimiter = delimiter(file);
      CSVFormat format =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(delimiter)
              .setHeader()
              .setSkipHeaderRecord(true)
              .setAllowMissingColumnNames(false)
              .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
              .setIgnoreEmptyLines(true)
              .setTrim(true)
              .build();
      CSVParser parser = CSVParser.parse(new NarrowReader(reader(file), delimiter), format);
      return new CsvLines(parser, CsvColumns.of(kind, parser.getHeaderNames()));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new UnreadableFileException("a header row in UTF-8, no column twice or unnamed");
    }
  }

  private static Reader reader(byte[] file) {
    int mark = ByteOrderMark.length(file);
    return new InputStreamReader(
        new ByteArrayInputStream(file, mark, file.length - mark),
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
  }

  private static char delimiter(byte[] file) {
    boolean semicolon = false;
    for (byte b : file) {
      if (b == ',' || b == '\n') {
        return b == '\n' && semicolon ? ';' : ',';
      }
      semicolon |= b == ';';
    }
    return ',';
  }

  @Override
  public ImportLine next() {
    if (ended) {
      return null;
    }
    long line = parser.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? columns.read(line, records.next()) : null;
    } catch (UncheckedIOException | IllegalStateException e) {
      ended = true;
      String why =
          "a quote that is never closed or does not end its cell, no UTF-8, or far too many cells";
      return ImportLine.malformed(line, why + "; the rest is not read");
    }
  }
}
