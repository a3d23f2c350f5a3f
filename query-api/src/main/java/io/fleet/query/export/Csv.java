package io.fleet.query.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.answer.FieldSelection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CSV (RFC 4180, UTF-8): a header, then a line for each row. Columns are the fields of the JSON in
 * its order, members of nested objects after a dot; what is not known is empty.
 */
public final class Csv<T> implements RowForm<T> {
  /** As in Accept. */
  public static final String MEDIA_TYPE = "text/csv";

  private static final String END = "\r\n";

  private final List<CsvColumn> columns;
  private final CsvCell cell;

  /**
   * Of items of a type.
   *
   * @param mapper as of all other answers; it names the columns
   */
  public Csv(Class<T> type, FieldSelection fields, ObjectMapper mapper) {
    this.columns = CsvColumn.of(type, fields, mapper);
    this.cell = new CsvCell(mapper);
  }

  @Override
  public String mediaType() {
    return MEDIA_TYPE + ";charset=UTF-8;header=present";
  }

  @Override
  public String word() {
    return "csv";
  }

  @Override
  public RowWriter<T> to(OutputStream out) {
    return new Lines(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  private final class Lines implements RowWriter<T> {
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    Lines(Writer out) {
      this.out = out;
    }

    @Override
    public void begin() throws IOException {
      for (CsvColumn column : columns) {
        line.append(line.isEmpty() ? "" : ",").append(column.name());
      }
      send();
    }

    @Override
    public void row(T row) throws IOException {
      boolean first = true;
      for (CsvColumn column : columns) {
        if (!first) {
          line.append(',');
        }
        first = false;
        cell.append(column.of(row), line);
      }
      send();
    }

    private void send() throws IOException {
      out.append(line.append(END));
      line.setLength(0);
    }

    @Override
    public void end() throws IOException {
      out.flush();
    }
  }
}
