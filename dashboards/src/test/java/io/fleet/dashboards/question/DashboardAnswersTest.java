package io.fleet.dashboards.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question, asked through the JDBC driver as Metabase does, of a fleet whose day is known.
 */
class DashboardAnswersTest {
  private static final Map<String, List<String>> CHOSEN =
      Map.of(
          "driver", List.of("anna", "ben"),
          "vehicle", List.of("van-1"),
          "alert_type", List.of("overspeed"),
          "group", List.of("north", "south"),
          "to", List.of("2100-01-01"),
          "from", List.of("2020-01-01"));

  /** No flag of a fleet that was seen for a day. */
  private static final List<String> MAY_BE_EMPTY = List.of("fleet/use-flags");

  private static Engine engine;

  @BeforeAll
  static void drive() throws IOException, SQLException {
    engine = Engine.start();
    SampleFleet.drive(engine);
  }

  @AfterAll
  static void goAway() throws IOException {
    engine.close();
  }

  static Stream<Question> questions() {
    return DashboardFiles.read(Path.of("")).stream()
        .flatMap(dashboard -> dashboard.questions().stream())
        .map(Dashboard.Placed::question);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionAnswersWithTheColumnsItNames(Question question) throws SQLException {
    boolean mayBeEmpty = MAY_BE_EMPTY.contains(question.key());
    assertThat(mayBeEmpty || !rows(question, Map.of()).isEmpty()).isTrue();
    assertThat(mayBeEmpty || !rows(question, CHOSEN).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whatIsChosenLeavesOutTheRest(Question question) throws SQLException {
    for (Filter filter : question.filters()) {
      String nothing = filter.name().equals("from") ? "2099-12-31" : "2000-01-01";
      List<String> rows = rows(question, Map.of(filter.name(), List.of(nothing)));
      assertThat(rows).as(filter.name()).allMatch(row -> row.matches("0(, (0|null|0\\.0|NaN))*"));
    }
  }

  @Test
  void driversAreRankedByTheirScore() throws SQLException {
    // anna: 4 * (2 + 0.5) / 0.5 = 20; 90 of 80 is 12.5 %: 100 * 2 * 36 / 5400 = 1.33
    assertThat(answer("driver-scores/ranking"))
        .containsExactly(
            "ben, 100.0, 100.0, 60.0, 0.0, 0.0, ", "anna, 78.7, 78.7, 50.0, 4.0, 0.67, ");
    assertThat(answer("driver-scores/deductions-by-kind"))
        .containsExactly("anna, 16.0, 0.0, 4.0, 0.0, 1.33", "ben, 0.0, 0.0, 0.0, 0.0, 0.0");
  }

  @Test
  void theLowestTripIsFirst() throws SQLException {
    // 4 * (2 + 0.5) / 0.4 = 25; 100 * 2 * 36 / 3600 = 2
    assertThat(answer("driver-scores/lowest-trips"))
        .hasSize(3)
        .first()
        .asString()
        .contains("anna, van-1")
        .endsWith("73.0, 73.0, 40.0, 1, 0, 1, 1");
  }

  @Test
  void distanceIsPerVehicleAndOnlyOnce() throws SQLException {
    assertThat(answer("trips/distance-per-vehicle"))
        .containsExactly(
            "van-2, 1, 60.0, 1.5, 0.5", "van-1, 2, 50.0, 1.5, 1.1", "van-3, 1, 25.0, 0.5, 1.6");
    assertThat(answer("trips/longest-trips"))
        .hasSize(4)
        .first()
        .asString()
        .contains("van-2, ben")
        .endsWith("60.0, 90.0, 40.0, null");
  }

  @Test
  void theTripOnTheRoadIsOpen() throws SQLException {
    assertThat(answer("trips/open-trips"))
        .singleElement()
        .asString()
        .contains("van-1, anna")
        .contains(", 10.0, 4");
  }

  @Test
  void anHourOfTheFleetIsCountedOnce() throws SQLException {
    // 60 messages a vehicle, 59 min of ignition each
    assertThat(answer("trips/fleet-by-hour"))
        .singleElement()
        .asString()
        .endsWith("2, 120, 1.97, 11.19");
  }

  @Test
  void openAlertsComeMostSevereFirst() throws SQLException {
    assertThat(answer("alerts/open-alerts"))
        .hasSize(2)
        .satisfiesExactly(
            sos -> assertThat(sos).contains("sos, 4, van-2"),
            overspeed -> assertThat(overspeed).contains("overspeed, 3, van-1"));
  }

  @Test
  void lateDataIsNoDelayOfAlerts() throws SQLException {
    assertThat(answer("alerts/event-to-alert"))
        .containsExactly("overspeed, 2, 1.5, 1.5, 1.5, 1.5", "sos, 1, 0.25, 0.25, 0.25, 0.25");
    assertThat(answer("alerts/vehicles-with-most-alerts"))
        .containsExactly("van-1, 2, 1", "van-2, 2, 1");
  }

  @Test
  void vehiclesAndTheirHexagonsLieWhereTheyWere() throws SQLException {
    assertThat(answer("fleet/vehicles-now"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).startsWith("1.0E-6, 1.0E-6, van-"));
    assertThat(answer("fleet/heat-map"))
        .singleElement()
        .asString()
        .matches("-?0\\.00\\d+(E-\\d)?, -?0\\.00\\d+(E-\\d)?, 120, 2, 88754\\w+");
  }

  @Test
  void whatAVehicleDidAddsUpToItsDay() throws SQLException {
    // in sum 90 min of one or, over midnight, of two days
    double known = 0;
    for (String row : answer("fleet/use-by-day")) {
      String[] shares = row.split(", ");
      double sum = 0;
      for (int share = 1; share < shares.length; share++) {
        sum += Double.parseDouble(shares[share]);
      }
      assertThat(sum).isBetween(99.98, 100.02);
      known += 100 - Double.parseDouble(shares[4]);
    }
    assertThat(known).isBetween(6.2, 6.3);
  }

  @Test
  void windowsAreCountedOnceAndTheSlowPlaceIsFirst() throws SQLException {
    assertThat(answer("delivery/sla-in-sum")).containsExactly("3, 2, 1, 0, 1, 0, 0, 0, 0, 50.0");
    assertThat(answer("delivery/stops-at-risk"))
        .singleElement()
        .asString()
        .startsWith("van-1, round, risk, planned, ");
    assertThat(answer("delivery/late-stops")).singleElement().asString().contains(", 10.0, ");
    assertThat(answer("delivery/eta-accuracy"))
        .containsExactly("30, straight, 1, 60.0, 60.0, -60.0, 300.0");
    assertThat(answer("delivery/visits-by-fence")).containsExactly("depot, 1, 1, 30.0, 30.0, 0.5");
    assertThat(answer("delivery/site-bottlenecks").get(0)).startsWith("48.0, 11.0, 10.0, 8a1f");
  }

  private static List<String> answer(String key) throws SQLException {
    Question asked =
        questions().filter(question -> question.key().equals(key)).findFirst().orElseThrow();
    return rows(asked, Map.of());
  }

  /** The rows as text, once the columns are those the question names. */
  private static List<String> rows(Question question, Map<String, List<String>> chosen)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl("fleet"));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(ChosenSql.of(question, chosen))) {
      assertThat(columns(answer)).isEqualTo(question.columns());
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        rows.add(row(answer, question.columns().size()));
      }
      return rows;
    }
  }

  private static List<String> columns(ResultSet answer) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
      columns.add(answer.getMetaData().getColumnLabel(column));
    }
    return columns;
  }

  private static String row(ResultSet answer, int columns) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int column = 1; column <= columns; column++) {
      cells.add(answer.getString(column));
    }
    return String.join(", ", cells.stream().map(String::valueOf).toList());
  }
}
