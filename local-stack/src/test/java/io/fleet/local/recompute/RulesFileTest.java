package io.fleet.local.recompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {
  private static final String FLEET = "{\"id\":\"fleet\",\"body\":{\"overspeed\":{}}}";

  @TempDir private Path directory;

  private RulesFile read(String text) throws IOException {
    return RulesFile.read(Files.writeString(directory.resolve("rules.ndjson"), text));
  }

  @Test
  void scopesInTheirOrderWithTheirBodies() throws Exception {
    // when
    RulesFile file = read("{\"id\":\"class:van\",\"body\":{}}\n\n" + FLEET + "\n");

    // then
    assertThat(file.bodies().keySet()).containsExactly("class:van", "fleet");
    assertThat(file.bodies().get("fleet")).hasToString("{\"overspeed\":{}}");
    assertThat(file.vehicles()).as("may concern any").isEmpty();
  }

  @Test
  void rulesOfVehiclesConcernTheseAlone() throws Exception {
    // when
    RulesFile file =
        read("{\"id\":\"vehicle:b\",\"body\":{}}\n{\"id\":\"vehicle:a:1\",\"body\":{}}\n");

    // then
    assertThat(file.vehicles()).containsExactly("a:1", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                                         | rules.ndjson:1: one JSON object",
        "{\"id\":\"fleet\"                           | rules.ndjson:1: one JSON object",
        "{\"id\":\"fleet\"}                          | rules.ndjson:1: {\"id\": scope",
        "{\"id\":7,\"body\":{}}                      | rules.ndjson:1: {\"id\": scope",
        "{\"id\":\"fleet\",\"body\":[]}              | rules.ndjson:1: {\"id\": scope",
        "{\"id\":\"f\",\"id\":\"g\",\"body\":{}}     | rules.ndjson:1: one JSON object",
        "{\"id\":\"f\",\"valid_from\":\"x\",\"body\":{}} | rules.ndjson:1: valid_from: only id",
      })
  void aLineThatIsNoRuleIsNamed(String line, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(line))
        .withMessageStartingWith(message);
  }

  @Test
  void oneScopeIsSaidOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(FLEET + "\n" + FLEET))
        .withMessageStartingWith("rules.ndjson:2: an earlier line");
  }

  @Test
  void nothingIsNoRules() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("\n"))
        .withMessageContaining("1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RulesFile.read(directory.resolve("none")))
        .withMessageContaining("no such file");
  }
}
