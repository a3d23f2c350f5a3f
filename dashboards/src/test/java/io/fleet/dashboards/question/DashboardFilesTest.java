package io.fleet.dashboards.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.dashboards.question.Filter.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the provisioner and the reader of a dashboard rely on. */
class DashboardFilesTest {
  private static final Pattern SOURCE = Pattern.compile("\\b(?:FROM|JOIN)\\s+([a-z_]+)");
  private static final List<String> VIEWS_WITH_PARAMETERS =
      List.of(
          "driver_scores",
          "driver_day_scores",
          "trip_scores",
          "vehicle_use",
          "vehicle_use_days",
          "vehicle_use_flags",
          "eta_errors");
  private static final String QUESTION =
      """
      -- title: Nothing
      -- description: As it says
      -- visualisation: table
      -- columns: one
      -- parameter: days | number | 7 | Days
      -- field: vehicle | trips_current.vehicle_id | Vehicle
      SELECT {{days}} AS one FROM trips_current WHERE {{vehicle}} [[AND {{vehicle}}]]""";
  private static final String DASHBOARD =
      "{title: a, description: b, refresh_s: 60, questions: [{file: one.sql, row: 0, column: 0, width: 24, height: 1}]}";

  @TempDir Path directory;

  static Stream<Question> questions() {
    return DashboardAnswersTest.questions();
  }

  @Test
  void thereIsADashboardForEachOfWhatIsAsked() {
    assertThat(DashboardFiles.read(Path.of("")).stream().map(Dashboard::key))
        .containsExactly("alerts", "delivery", "driver-scores", "fleet", "trips");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionUsesWhatItSaysCanBeChosenAndNeedsNoChoice(Question question) {
    assertThat(question.filters().stream().map(Filter::name))
        .containsExactlyInAnyOrderElementsOf(ChosenSql.used(question));
    assertThat(question.filters())
        .allSatisfy(
            filter -> {
              assertThat(filter.label()).isNotBlank();
              assertThat(ChosenSql.needed(question)).doesNotContain(filter.name());
            });
    assertThat(question.columns())
        .contains(question.series().isEmpty() ? question.columns().get(0) : question.series());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionReadsNothingButViewsThatShowEveryRowOnce(Question question) {
    assertThat(SOURCE.matcher(question.sql()).results().map(DashboardFilesTest::source))
        .isNotEmpty()
        .allMatch(source -> source.endsWith("_current") || VIEWS_WITH_PARAMETERS.contains(source));
    assertThat(question.sql()).doesNotContain("FINAL", ";");
  }

  private static String source(MatchResult match) {
    return match.group(1);
  }

  @Test
  void everyDashboardHasATimeRangeAndVehicles() {
    assertThat(DashboardFiles.read(Path.of("")))
        .allSatisfy(
            dashboard ->
                assertThat(dashboard.filters().stream().map(Filter::name))
                    .contains("from", "to")
                    .containsAnyOf("vehicle", "driver"));
  }

  @Test
  void whatIsChosenIsPutInAsMetabaseDoesIt() {
    // given
    Question question = Question.parse("a/one", QUESTION.lines().toList());

    // then
    assertThat(question.filters().get(0))
        .isEqualTo(new Variable("days", Filter.Type.NUMBER, "7", "Days"));
    assertThat(ChosenSql.of(question, Map.of()))
        .isEqualTo("SELECT 7 AS one FROM trips_current WHERE 1 = 1 ");
    assertThat(
            ChosenSql.of(
                question, Map.of("days", List.of("2"), "vehicle", List.of("o'neill\\", "b"))))
        .isEqualTo(
            "SELECT 2 AS one FROM trips_current WHERE `trips_current`.`vehicle_id` IN"
                + " ('o\\'neill\\\\', 'b') AND `trips_current`.`vehicle_id` IN ('o\\'neill\\\\', 'b')");
    assertThatThrownBy(() -> ChosenSql.of(question, Map.of("days", List.of("1; DROP"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- title: Nothing | -- title: Nothing#-- titel: Nothing | unknown in a header",
        "-- title: Nothing | -- titel Nothing | not a line of a header",
        "-- columns: one | -- | not a line of a header",
        "-- columns: one | -- columns: one#-- columns: two | twice",
        "visualisation: table | visualisation: pie | no such visualisation",
        "number | word | no such type",
        "trips_current.vehicle_id | vehicle_id | a field is"
      })
  void aQuestionThatSaysNonsenseIsRefusedByItsName(String right, String wrong, String why) {
    String text = QUESTION.replace(right, wrong.replace('#', '\n'));
    assertThatThrownBy(() -> Question.parse("a/one", text.lines().toList()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a/one.sql: ")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "width: 24, width: 25",
    "file: one.sql, file: two.sql",
    "row: 0, rows: 0",
    "title: a, title: a: b",
    "refresh_s: 60, refresh: 60"
  })
  void aDashboardThatSaysNonsenseIsRefused(String right, String wrong) throws IOException {
    // given
    Path folder = Files.createDirectories(directory.resolve("a"));
    Files.writeString(folder.resolve("one.sql"), QUESTION);
    Files.writeString(folder.resolve("dashboard.yaml"), DASHBOARD);
    assertThat(DashboardFiles.read(directory)).hasSize(1);

    // when
    Files.writeString(folder.resolve("dashboard.yaml"), DASHBOARD.replace(right, wrong));

    // then
    assertThatThrownBy(() -> DashboardFiles.read(directory))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
