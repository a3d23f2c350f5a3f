package io.fleet.query.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFileTest {

  @Test
  void aFileTellsItsParameters() {
    assertThat(SqlFile.load("trip").parameters())
        .containsExactlyInAnyOrder("scope_groups", "trip_id", "whole_fleet");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> SqlFile.load("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyAnswerIsBounded() throws IOException {
    // given
    Path folder = Path.of("src/main/resources/sql");
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(f -> f.getFileName().toString().replace(".sql", "")).sorted().toList();
    }

    // when, then
    assertThat(names).hasSizeGreaterThan(20);
    for (String name : names) {
      if (!name.equals("sign-of-life")) {
        assertThat(Files.readString(folder.resolve(name + ".sql")))
            .as(name)
            .containsPattern(
                "LIMIT (\\{rows:UInt32}|[1-9][0-9]{0,4})(\\sSETTINGS max_threads = 1(, [a-z_]+ = 0)*)?\\s*$");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "dead-letters",
        "drivers",
        "evidence",
        "overspeed-episodes",
        "track",
        "trips",
        "vehicles",
        "webhook-attempts"
      })
  void everyListIsBoundedByAParameter(String list) {
    assertThat(SqlFile.load(list).parameters()).contains("rows");
  }

  @Test
  void valuesAreEscapedAsTheServerReadsThem() {
    // when
    Bindings bindings = new Bindings().text("a", "x\\y\tz\n").text("b", null).number("c", -7);

    // then
    assertThat(bindings.values())
        .containsEntry("a", "x\\\\y\\tz\\n")
        .containsEntry("b", "")
        .containsEntry("c", "-7");
  }
}
