package io.fleet.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final String TRIPS = Filters.of("trips").vehicleId("van-1").fingerprint();

  @Test
  void aCursorOfTheSameQueryGivesItsSortKey() {
    // given
    SortKey key = new SortKey(1_769_847_330_123L, "id~with~tildes and ünïcode");

    // when
    SortKey read = Cursor.decode(Cursor.encode(TRIPS, key), TRIPS);

    // then
    assertThat(read).isEqualTo(key);
  }

  @Test
  void aCursorOfOtherFiltersIsRefused() {
    // given
    String cursor = Cursor.encode(TRIPS, new SortKey(1, "a"));
    String other = Filters.of("trips").vehicleId("van-2").fingerprint();

    // when, then
    assertThatThrownBy(() -> Cursor.decode(cursor, other))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("another query");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    // given
    String cursor = Cursor.encode(TRIPS, new SortKey(1, "a"));
    String other = Filters.of("alerts").vehicleId("van-1").fingerprint();

    // when, then
    assertThatThrownBy(() -> Cursor.decode(cursor, other)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "YQ", "MX5-", "' OR 1=1 --", "1~0000000000000000~1~a"})
  void whatIsNoCursorIsRefused(String text) {
    assertThatThrownBy(() -> Cursor.decode(text, TRIPS))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("cursor:");
  }

  @Test
  void aTimeThatNoRowHasIsRefused() {
    // given
    String text = "1~" + TRIPS + "~99999999999999999999~a";
    String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    // when, then
    assertThatThrownBy(() -> Cursor.decode(cursor, TRIPS)).isInstanceOf(ProblemException.class);
  }
}
