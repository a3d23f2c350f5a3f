package io.fleet.schema.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the provisioner and the reader of a dashboard rely on. */
class DashboardFilesTest {
  private static final Pattern SOURCE = Pattern.compile("\\b(?:FROM|JOIN)\\s+([a-z_]+)");

  static Stream<Path> folders() {
    return Dashboard.folders().stream();
  }

  static Stream<Path> questions() {
    return folders().flatMap(folder -> Dashboard.questions(folder).stream());
  }

  @Test
  void thereAreDashboardsOfScoresTripsAndAlerts() {
    assertThat(folders().map(folder -> folder.getFileName().toString()))
        .contains("driver-scores", "trips", "alerts");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyQuestionIsPlacedOnceAndEveryPlaceHasItsQuestion(Path folder) {
    // given
    Dashboard dashboard = Dashboard.read(folder);

    // then
    assertThat(dashboard.title()).isNotBlank();
    assertThat(dashboard.description()).isNotBlank();
    assertThat(dashboard.questions().stream().map(Dashboard.Place::file))
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.questions(folder).stream()
                .map(path -> path.getFileName().toString())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void placesLieOnTheGridAndNotOnEachOther(Path folder) {
    // given
    List<Dashboard.Place> places = Dashboard.read(folder).questions();

    // then
    assertThat(places)
        .allSatisfy(
            place -> {
              assertThat(place.row()).isNotNegative();
              assertThat(place.column()).isNotNegative();
              assertThat(place.width()).isPositive();
              assertThat(place.height()).isPositive();
              assertThat(place.column() + place.width()).isLessThanOrEqualTo(24);
              assertThat(places.stream().filter(place::overlaps)).containsExactly(place);
            });
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionHasAHeaderAndAllItsParameters(Path file) {
    // given
    Question question = Question.read(file);

    // then
    assertThat(question.header())
        .containsOnlyKeys("title", "description", "visualisation")
        .allSatisfy((key, value) -> assertThat(value).isNotBlank());
    assertThat(question.header().get("visualisation")).isIn("table", "line", "bar", "row", "combo");
    assertThat(question.parameters().stream().map(Question.Parameter::name))
        .containsExactlyInAnyOrderElementsOf(question.used());
    assertThat(question.parameters())
        .allSatisfy(
            parameter -> {
              assertThat(parameter.type()).isIn("number", "text");
              assertThat(parameter.label()).isNotBlank();
              assertThat(!parameter.isOptional() || !question.needed().contains(parameter.name()))
                  .as(parameter.name() + " needs a default or an optional clause")
                  .isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionReadsNothingButViewsThatShowEveryRowOnce(Path file) {
    // given
    String sql = Question.read(file).sql();

    // then
    assertThat(SOURCE.matcher(sql).results().map(DashboardFilesTest::source))
        .isNotEmpty()
        .allMatch(
            source ->
                source.endsWith("_current")
                    || List.of("driver_scores", "driver_day_scores", "trip_scores")
                        .contains(source));
    assertThat(sql).doesNotContain("FINAL", ";");
  }

  private static String source(MatchResult match) {
    return match.group(1);
  }
}
