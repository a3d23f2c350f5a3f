package io.fleet.query.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the values of a statement have decided is not sent; everything else is, word by word. */
class DecidedConditionsTest {
  private static final String SCOPED =
      "SELECT 1 FROM t WHERE ({whole_fleet:Bool} OR v IN (SELECT v FROM g WHERE hasAny(groups,"
          + " {scope_groups:Array(String)}))) AND ({q:String} = ''\n"
          + "  OR position(v, ')(') > 0 OR v IN (SELECT 2)) AND (empty({ids:Array(String)}) OR v IN"
          + " {ids:Array(String)}) LIMIT 1";

  @Test
  void whoeverSeesTheWholeFleetAndNamesNothingIsAskedNothing() {
    assertThat(
            DecidedConditions.leaveOut(SCOPED, Map.of("whole_fleet", "true", "q", "", "ids", "[]")))
        .isEqualTo("SELECT 1 FROM t WHERE true AND true AND true LIMIT 1");
  }

  @Test
  void aScopeAndAFilterStandAsTheyAre() {
    assertThat(
            DecidedConditions.leaveOut(
                SCOPED, Map.of("whole_fleet", "false", "q", "x", "ids", "['v']")))
        .isEqualTo(SCOPED);
  }

  @Test
  void aScopeWithoutAGroupIsNoWholeFleet() {
    for (String value : new String[] {"false", "", "1", "TRUE", "true "}) {
      assertThat(
              DecidedConditions.leaveOut(
                  SCOPED, Map.of("whole_fleet", value, "scope_groups", "[]", "q", "", "ids", "[]")))
          .contains("({whole_fleet:Bool} OR v IN (SELECT v FROM g WHERE hasAny(groups,");
    }
  }

  @Test
  void whatStandsWithinAConditionThatIsKeptIsLookedAtToo() {
    assertThat(
            DecidedConditions.leaveOut(
                "WHERE ({everywhere:Bool} OR x > 0 AND ({box:Bool} OR inside(x)))",
                Map.of("everywhere", "false", "box", "true")))
        .isEqualTo("WHERE ({everywhere:Bool} OR x > 0 AND true)");
  }

  /** Each file, of a caller who may see all and names nothing. */
  @Test
  void noFileLosesABracketOrMore() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/sql"))) {
      for (String name : files.map(file -> file.getFileName().toString()).toList()) {
        SqlFile sql = SqlFile.load(name.replace(".sql", ""));
        Map<String, String> values =
            sql.parameters().stream()
                .collect(Collectors.toMap(Function.identity(), it -> nothing(sql.text(), it)));

        // when
        String shorter = DecidedConditions.leaveOut(sql.text(), values);

        // then
        assertThat(shorter.chars().filter(c -> c == '(').count())
            .as(name)
            .isEqualTo(shorter.chars().filter(c -> c == ')').count());
        assertThat(shorter).as(name).doesNotContain("{whole_fleet:Bool} OR");
      }
    }
  }

  private static String nothing(String sql, String parameter) {
    if (sql.contains("{" + parameter + ":Bool}")) {
      return "true";
    }
    return sql.contains("{" + parameter + ":Array") ? "[]" : "";
  }

  @Test
  void commentsOfAFileAreNotSent() {
    assertThat(SqlFile.load("drivers").text()).doesNotContain("--").startsWith("SELECT");
    assertThat(SqlFile.load("heatmap-positions").text()).doesNotContain("--");
  }
}
