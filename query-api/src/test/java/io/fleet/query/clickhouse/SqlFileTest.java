package io.fleet.query.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlFileTest {

  @Test
  void aFileTellsItsParameters() {
    assertThat(SqlFile.load("trip").parameters()).containsExactly("trip_id");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> SqlFile.load("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyListIsBoundedByAParameter() throws IOException {
    // given
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/sql"))) {
      List<String> names =
          files.map(f -> f.getFileName().toString().replace(".sql", "")).sorted().toList();

      // when, then
      assertThat(names).hasSize(11);
      assertThat(names)
          .filteredOn(name -> !Set.of("trip", "driver-score", "sign-of-life").contains(name))
          .allSatisfy(name -> assertThat(SqlFile.load(name).parameters()).contains("rows"));
    }
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
