package io.fleet.local.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.schema.privacy.Person;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents say when a person is taken out of them. */
class JsonWithoutTest {
  private final JsonWithout without = new JsonWithout(new Person("drv-1", List.of("Ada Byron")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"driver_id":"drv-1","vehicle_id":"v"} | {"vehicle_id":"v"}
          {"stops":[{"driver_id":"drv-1","n":1}]} | {"stops":[{"n":1}]}
          {"drivers":["drv-1","drv-2"]} | {"drivers":["erased","drv-2"]}
          {"drivers":["drv-1"]} | {"drivers":["erased"]}
          {"note":"drv-1 drv-1, Ada Byron."} | {"note":"erased erased, erased."}
          {"drv-1":{"a":true,"b":null,"c":1.50}} | {"erased":{"a":true,"b":null,"c":1.50}}
          {"driver_id":"drv-12","x":"drv-1-b"} | {"driver_id":"drv-12","x":"drv-1-b"}
          """)
  void thePersonIsGoneAndNothingElse(String before, String after) throws Exception {
    assertThat(new String(without.of(before.getBytes(UTF_8)), UTF_8)).isEqualTo(after);
  }
}
