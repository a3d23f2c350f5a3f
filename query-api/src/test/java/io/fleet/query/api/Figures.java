package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Figures of Metabase's questions beside those of the API, as a table that can be read. */
final class Figures {
  private static final String ROW = "| %-32s | %-44s | %14s | %14s |%n";

  private final List<Row> rows = new ArrayList<>();

  private record Row(String question, String figure, BigDecimal ofMetabase, BigDecimal ofApi) {}

  /** One figure, told with the digits the question rounds to. */
  void add(String question, String figure, Object ofMetabase, double ofApi, int digits) {
    rows.add(
        new Row(
            question,
            figure,
            new BigDecimal(String.valueOf(ofMetabase)).setScale(digits, RoundingMode.HALF_EVEN),
            BigDecimal.valueOf(ofApi).setScale(digits, RoundingMode.HALF_EVEN)));
  }

  void mustAgree() {
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.ofMetabase())
                    .as(row.question() + ": " + row.figure())
                    .isEqualByComparingTo(row.ofApi()));
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder(ROW.formatted("question", "figure", "Metabase", "API"));
    rows.forEach(
        row ->
            table.append(
                ROW.formatted(row.question(), row.figure(), row.ofMetabase(), row.ofApi())));
    return table.toString();
  }
}
