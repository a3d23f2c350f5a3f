package io.fleet.query.clickhouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sent to the store is a file of ours, always the same; what somebody asks is bound. */
class BoundSqlTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleet.query");
  private static final Pattern SQL_IN_JAVA =
      Pattern.compile("\"[^\"]*\\b(SELECT .* FROM|INSERT INTO|ORDER BY|WHERE |UNION ALL)\\b");
  private static final Pattern LOADED = Pattern.compile("SqlFile\\.load\\(([^)]*)\\)");

  /**
   * Of these nobody is told who asks: background work, what was looked up in scope before, what
   * whoever sees all asks, and which of two queries, both in scope, is the quicker one.
   */
  private static final Set<String> NOT_SCOPED =
      Set.of(
          "alert-actions",
          "alert-handling",
          "alert-trend-of-hours",
          "alerts-with-actions",
          "driver-fixes",
          "ended-trips",
          "events-with-actions",
          "live-vehicles",
          "score-decisions",
          "score-profile",
          "score-snapshots",
          "sign-of-life",
          "trip-snapshots",
          "trips-declared",
          "trips-declared-ever",
          "vehicle-groups",
          "vehicle-states");

  @Test
  void onlyTheStoresRoomSendsStatementsAndOnlyFilesMakeThem() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ClickHouse.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(SignsOfLife.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(QueryLimits.class.getName())
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Statement.class)
        .orShould()
        .callMethod(Connection.class, "prepareStatement", String.class)
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SqlFile.class.getName())
        .should()
        .callConstructor(SqlFile.class, String.class, String.class, Set.class)
        .check(CLASSES);
  }

  @Test
  void noSqlStandsInJavaAndFilesAreNamedByLiterals() throws IOException {
    for (Path source : files("src/main/java", ".java")) {
      String text = Files.readString(source);
      assertThat(text).as(source.toString()).doesNotContainPattern(SQL_IN_JAVA);
      LOADED
          .matcher(text)
          .results()
          .forEach(load -> assertThat(load.group(1)).matches("\"[a-z-]+\"|String name"));
    }
  }

  @Test
  void everyQueryIsScopedOrSaysWhyNot() throws IOException {
    // when
    Set<String> open = new TreeSet<>();
    for (Path file : files("src/main/resources/sql", ".sql")) {
      String name = file.getFileName().toString().replace(".sql", "");
      if (!SqlFile.load(name).parameters().containsAll(Set.of("whole_fleet", "scope_groups"))) {
        open.add(name);
      }
    }

    // then
    assertThat(open).containsExactlyInAnyOrderElementsOf(NOT_SCOPED);
  }

  @Test
  void aPartIsPutWhereItIsNamed() {
    assertThat(SqlFile.load("trips").text())
        .contains("vehicle_id IN (SELECT vehicle_id FROM vehicle_groups_current")
        .doesNotContain("@");
    assertThat(SqlFile.load("driver-shares").text()).contains("driver_id IN").doesNotContain("@");
  }

  @Test
  void namesOfGroupsAreEscapedAsTheServerReadsThem() {
    assertThat(new Bindings().texts("g", List.of("a'b", "c\\", "\t")).values())
        .containsEntry("g", "['a\\'b','c\\\\','\\t']");
    assertThat(new Bindings().texts("g", List.of()).flag("f", true).values())
        .containsEntry("g", "[]")
        .containsEntry("f", "true");
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
