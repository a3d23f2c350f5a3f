package io.fleet.schema.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words mean a person. */
class PersonTest {
  private final Person person = new Person("drv-1", List.of("Ada O'Neill (jr.)", "+49 89 1", "Al"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drv-1",
        "Driver drv-1 drove on.",
        "{\"driver_id\":\"drv-1\"}",
        "drv-1@1700000000000",
        "['drv-1','x']",
        "by Ada O'Neill (jr.)!",
        "['Ada O\\'Neill (jr.)']",
        "call +49 89 1, now",
        "drv-1 drv-1"
      })
  void hereIsThePerson(String text) {
    assertThat(person.pattern().matcher(text).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "drv-12", "drv-1-b", "xdrv-1", "DRV-1", "drv_1", "Ada", "Al", "+49 89 12"})
  void hereIsSomebodyElse(String text) {
    assertThat(person.pattern().matcher(text).find()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "erased"})
  void nobodyIsCalledSo(String id) {
    assertThatThrownBy(() -> new Person(id, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNotKnownIsNotLookedFor() {
    assertThat(new Person("drv-1", Arrays.asList(null, " ", "x", "Ada", "Ada ")).words())
        .containsExactly("drv-1", "Ada");
  }
}
