package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queries of {@code docs/use-cases.md}, as they stand there, over a day that is known. */
class UseCasesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "use-cases.md");
  private static final Pattern QUERY =
      Pattern.compile("## ([^\n]+)\n(?:(?!\n## ).)*?```sql\n(.*?)\n```", Pattern.DOTALL);
  private static final Map<String, String> DAY =
      Map.of("from", "'2026-03-02 00:00:00'", "to", "'2026-03-03 00:00:00'", "zone", "'UTC'");

  @RegisterExtension static final Database database = Database.emptyOnce();

  @BeforeAll
  static void drive() throws IOException {
    try (InputStream day = UseCasesTest.class.getResourceAsStream("/use-cases/day.sql")) {
      String inserts = new String(day.readAllBytes(), StandardCharsets.UTF_8);
      for (String insert : inserts.split(";\\s*\n")) {
        database.execute(insert);
      }
    }
  }

  private static Map<String, String> queries() throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    Matcher each = QUERY.matcher(Files.readString(DOCUMENT));
    while (each.find()) {
      queries.put(each.group(1), each.group(2));
    }
    return queries;
  }

  private static List<String> ask(String question) throws IOException, SQLException {
    String query = queries().get(question);
    assertThat(query).as(question).isNotNull();
    for (Map.Entry<String, String> value : DAY.entrySet()) {
      query =
          query.replaceAll(
              "\\{" + value.getKey() + ":[^}]*}", Matcher.quoteReplacement(value.getValue()));
    }
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl("fleet"));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      while (answer.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
          row.add(answer.getString(column));
        }
        rows.add(String.join("\t", row.stream().map(String::valueOf).toList()));
      }
    }
    return rows;
  }

  @Test
  void everyQuestionIsAnswered() throws Exception {
    // when
    List<String> unanswered = new ArrayList<>();
    for (String question : queries().keySet()) {
      if (ask(question).isEmpty()) {
        unanswered.add(question);
      }
    }

    // then
    assertThat(queries()).hasSize(15);
    assertThat(unanswered).isEmpty();
  }

  @Test
  void theAnswersAreThoseOfTheDay() throws Exception {
    // 4 * 1 / 0.6 = 6.67 for the brake; 100 * 2 * 30 / 5100 = 1.18 for 20 % above the limit
    assertThat(ask("How does each driver drive?"))
        .first()
        .isEqualTo("anna\t92.2\t60.0\t1\t0\t0\t30.0\t");
    assertThat(ask("Was what was promised kept?"))
        .containsExactly("van-1\tp\t3\t0\t1\t1\t1\t0\t0\t0.333");
    assertThat(ask("Which loading or unloading took longer than planned?"))
        .singleElement()
        .asString()
        .contains("\ta\t", "\t600.0\t3600.0\t3000.0\t");
    assertThat(ask("How much of the day did a vehicle stand, and how much was it out of reach?"))
        .contains("van-1\t2026-03-02\t5400.0\t300.0\t3300.0\t77400.0\t86400\t2\t60.0");
    assertThat(ask("Which vehicles are hardly used?")).first().asString().startsWith("van-2\t");
    assertThat(ask("Does a vehicle make more or fewer trips than it used to?"))
        .contains("van-1\t2026-03-02\t2\t2\t1\t0");
    assertThat(ask("How well was it known when a vehicle would be there?"))
        .containsExactly("30\troute\t1\t120.0\t120.0\t0.067\t900.0");
    assertThat(ask("Who kept to the planned route?"))
        .containsExactly("r\tvan-1\t1\t0.75\t9.0\t2\t700.0\t1");
    assertThat(ask("Who called for help, and who crashed?"))
        .singleElement()
        .asString()
        .startsWith("sos\t4\topened\tvan-2\tben\t");
  }
}
