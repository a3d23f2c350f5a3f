package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question by which {@code ./fleet chaos} compares marts with facts sees what is wrong. */
class JudgedMartsTest {
  private static final Path QUESTION = Path.of("..", "chaos/src/main/resources/judge/marts.sql");

  @RegisterExtension static final Database database = new Database();

  @BeforeEach
  void facts() {
    new RandomFacts(7).inserts().forEach(database::execute);
  }

  @Test
  void martsThatAreWhatFactsSayAreNoFinding() throws Exception {
    assertThat(different()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vehicle_hours", "vehicles", "score_facts", "driver_vehicles", "alert_hours"})
  void aMartThatHasLostItsRowsIsOne(String mart) throws Exception {
    // when
    switch (mart) {
      case "vehicle_hours" -> database.execute("TRUNCATE TABLE fleet.vehicle_hour_marks");
      case "vehicles" -> database.execute("TRUNCATE TABLE fleet.vehicle_last_positions");
      case "score_facts" -> database.execute("TRUNCATE TABLE fleet.score_facts");
      case "driver_vehicles" -> database.execute("TRUNCATE TABLE fleet.driver_vehicles");
      default -> database.execute("TRUNCATE TABLE fleet.alert_hour_marks");
    }

    // then
    assertThat(different()).isNotEmpty().allMatch(line -> line.startsWith(mart + ": "));
  }

  private static List<String> different() throws IOException, SQLException {
    String question = Files.readString(QUESTION).replace("{prefix}", "''");
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl("fleet"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
