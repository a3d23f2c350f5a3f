package io.fleet.query.api;

import io.fleet.dashboards.question.ChosenSql;
import io.fleet.dashboards.question.Dashboard;
import io.fleet.dashboards.question.DashboardFiles;
import io.fleet.dashboards.question.Question;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question of {@code dashboards/}, asked of the store as Metabase asks it, through JDBC. */
final class AskedQuestion {
  private static final List<Question> ALL =
      DashboardFiles.read(Path.of("..", "dashboards")).stream()
          .flatMap(dashboard -> dashboard.questions().stream())
          .map(Dashboard.Placed::question)
          .toList();

  private AskedQuestion() {}

  /** The rows, each by its columns' names. */
  static List<Map<String, Object>> rows(Store store, String key, Map<String, List<String>> chosen) {
    Question question = ALL.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    try (Connection connection = DriverManager.getConnection(store.jdbcUrl() + "?compress=false");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(ChosenSql.of(question, chosen))) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (answer.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : question.columns()) {
          row.put(column, answer.getString(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(key, e);
    }
  }
}
