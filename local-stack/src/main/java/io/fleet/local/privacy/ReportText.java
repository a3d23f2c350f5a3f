package io.fleet.local.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fleet.schema.privacy.TableReport;
import java.io.PrintWriter;
import java.util.List;

/** Reports as people read them, and as JSON. */
final class ReportText {
  private static final String ROW = "  %-36s %9s  %s%n";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ReportText() {}

  static byte[] json(Object report) throws JsonProcessingException {
    return JSON.writeValueAsBytes(report);
  }

  static void tables(PrintWriter out, List<TableReport> tables) {
    out.printf("Tables%n");
    tables.forEach(
        table -> out.printf(ROW, table.table(), table.rows(), span(table.first(), table.last())));
    nothing(out, tables);
  }

  static void topics(PrintWriter out, String title, List<TopicReport> topics) {
    out.printf("%s%n", title);
    for (TopicReport topic : topics) {
      String until = topic.goneBy().isEmpty() ? "" : "gone by " + topic.goneBy() + " ";
      String records = topic.records() < 0 ? "?" : String.valueOf(topic.records());
      String text = topic.first().isEmpty() ? "" : span(topic.first(), topic.last()) + "  ";
      out.printf(ROW, topic.topic(), records, text + until + topic.note());
    }
    nothing(out, topics);
  }

  private static String span(String first, String last) {
    return first.equals(last) ? first : first + " … " + last;
  }

  private static void nothing(PrintWriter out, List<?> rows) {
    if (rows.isEmpty()) {
      out.printf("  nothing%n");
    }
  }
}
