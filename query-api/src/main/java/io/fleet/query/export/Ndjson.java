package io.fleet.query.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fleet.query.answer.FieldSelection;
import io.fleet.query.answer.Fields;
import io.fleet.query.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * One JSON object a line. Where a stream breaks off, a last line has the one member {@code
 * problem}.
 */
public final class Ndjson<T> implements RowForm<T> {
  /** As in Accept. */
  public static final String MEDIA_TYPE = "application/x-ndjson";

  private final ObjectMapper mapper;
  private final List<Fields.Field> selected;

  /**
   * Of items of a type.
   *
   * @param mapper as of all other answers
   */
  public Ndjson(Class<T> type, FieldSelection fields, ObjectMapper mapper) {
    this.mapper = mapper;
    this.selected = fields.isAll() ? null : Fields.of(type, mapper).in(fields);
  }

  @Override
  public String mediaType() {
    return MEDIA_TYPE;
  }

  @Override
  public String word() {
    return "ndjson";
  }

  @Override
  public RowWriter<T> to(OutputStream out) throws IOException {
    JsonGenerator lines = mapper.getFactory().createGenerator(out);
    lines.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    lines.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    SequenceWriter values =
        mapper
            .writer()
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .withRootValueSeparator("\n")
            .writeValues(lines);
    return new Lines(lines, values);
  }

  private final class Lines implements RowWriter<T> {
    private final JsonGenerator lines;
    private final SequenceWriter values;

    Lines(JsonGenerator lines, SequenceWriter values) {
      this.lines = lines;
      this.values = values;
    }

    @Override
    public void row(T row) throws IOException {
      values.write(selected == null ? row : Fields.values(selected, row));
    }

    @Override
    public void end() throws IOException {
      if (lines.getOutputContext().hasCurrentIndex()) {
        lines.writeRaw('\n');
      }
      lines.flush();
    }

    @Override
    public void broken(Problem problem) throws IOException {
      values.write(Map.of("problem", problem));
      end();
    }
  }
}
