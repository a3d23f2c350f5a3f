package io.fleet.schema.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.schema.Database;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question, asked through the JDBC driver as Metabase does, of a fleet whose day is known.
 */
class DashboardAnswersTest {
  private static final Map<String, String> CHOSEN =
      Map.of("driver_id", "anna", "vehicle_id", "van-1", "alert_type", "overspeed");

  @RegisterExtension static final Database database = Database.emptyOnce();

  @BeforeAll
  static void drive() {
    SampleFleet.drive(database);
  }

  static Stream<Path> questions() {
    return DashboardFilesTest.questions();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionAnswersWithTheColumnsItNames(Path file) throws SQLException {
    // given
    Question question = Question.read(file);

    // then
    assertThat(rows(question, Map.of())).isNotEmpty();
    assertThat(rows(question, CHOSEN)).isNotEmpty();
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

  private static List<String> answer(String name) throws SQLException {
    Path file = Path.of("..", "dashboards", name + ".sql");
    return rows(Question.read(file), Map.of());
  }

  /** The rows as text, once the columns are those the question names. */
  private static List<String> rows(Question question, Map<String, String> chosen)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl("fleet"));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question.filled(chosen))) {
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
