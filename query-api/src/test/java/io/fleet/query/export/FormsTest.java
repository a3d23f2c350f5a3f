package io.fleet.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fleet.query.answer.FieldSelection;
import io.fleet.query.problem.Problem;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  record Spot(double lat, Double lon) {}

  record Thing(String thingId, Spot firstSpot, List<String> words, Boolean good, Object free) {}

  private static final Thing THING =
      new Thing("t", new Spot(1e-7, null), List.of("a", "b"), true, null);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void ndjsonThatBreaksOffSaysSoInALineOfItsOwn() throws IOException {
    // given
    RowWriter<Thing> lines = new Ndjson<>(Thing.class, FieldSelection.ALL, MAPPER).to(out);
    lines.row(THING);

    // when
    lines.broken(Problem.of(ProblemType.STORE_AWAY));

    // then
    assertThat(text().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("{\"problem\":{\"type\":\"/problems/store-away\"");
    assertThat(text()).endsWith("}\n");
  }

  @Test
  void ndjsonOfNothingIsNothing() throws IOException {
    RowWriter<Thing> lines = new Ndjson<>(Thing.class, FieldSelection.ALL, MAPPER).to(out);
    lines.begin();
    lines.end();
    assertThat(text()).isEmpty();
  }

  @Test
  void anItemWithoutAnyChosenFieldIsAnEmptyObject() throws IOException {
    RowWriter<Thing> lines =
        new Ndjson<>(Thing.class, new FieldSelection(Set.of("free")), MAPPER).to(out);
    lines.row(THING);
    lines.row(THING);
    lines.end();
    assertThat(text()).isEqualTo("{}\n{}\n");
  }

  @Test
  void csvHasMembersInColumnsAndListsAsJson() throws IOException {
    // when
    RowWriter<Thing> lines = new Csv<>(Thing.class, FieldSelection.ALL, MAPPER).to(out);
    lines.begin();
    lines.row(THING);
    lines.row(
        new Thing("-1", null, null, null, JsonNodeFactory.instance.objectNode().put("a", "=1")));
    lines.end();

    // then
    assertThat(text())
        .isEqualTo(
            "thing_id,first_spot.lat,first_spot.lon,words,good,free\r\n"
                + "t,1.0E-7,,\"[\"\"a\"\",\"\"b\"\"]\",true,\r\n"
                + "'-1,,,,,\"{\"\"a\"\":\"\"=1\"\"}\"\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "van-17|van-17",
        "a,b|\"a,b\"",
        "=1+1|'=1+1",
        "@SUM(A1)|'@SUM(A1)",
        "+49 30|'+49 30",
        "-2+3|'-2+3",
        "=a,\"b|\"'=a,\"\"b\"",
        "a=1|a=1"
      })
  void textsAreQuotedWhereNeededAndAreNoFormulas(String text, String cell) {
    StringBuilder line = new StringBuilder();
    new CsvCell(MAPPER).append(text, line);
    assertThat(line).hasToString(cell);
  }

  @Test
  void lineEndsAndTabsAtTheBeginningAreNoFormulasEither() {
    StringBuilder line = new StringBuilder();
    new CsvCell(MAPPER).append("\t=1", line);
    new CsvCell(MAPPER).append("\r=1", line);
    assertThat(line).hasToString("'\t=1\"'\r=1\"");
  }

  @Test
  void thereIsRoomForSomeAndForFewerOfOneCaller() {
    // given
    ExportRoom room = new ExportRoom(3, 2);
    room.enter("a");
    room.enter("a");

    // when, then
    assertThatThrownBy(() -> room.enter("a"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.RATE_LIMITED));
    room.enter("b");
    assertThatThrownBy(() -> room.enter("c"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_EXPORTS));
    room.leave("a");
    room.enter("c");
    assertThat(room.running()).isEqualTo(3);
  }
}
