package io.fleet.events.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version holds when, and how versions travel. */
class ReferenceBookTest {
  private static final long MONDAY = 1_000_000_000_000L;
  private static final long TUESDAY = MONDAY + 86_400_000L;

  private final ReferenceBook book = new ReferenceBook();

  @Test
  void theVersionThatBeganLastIsInForce() {
    // given
    book.put(version("van-1", TUESDAY, 2, false, "{\"class\":\"truck\"}"));
    book.put(version("van-1", MONDAY, 1, false, "{\"class\":\"van\"}"));

    // then
    assertThat(book.inForce(ReferenceKind.VEHICLES, "van-1", MONDAY - 1)).isNull();
    assertThat(book.inForce(ReferenceKind.VEHICLES, "van-1", TUESDAY - 1).body()).contains("van");
    assertThat(book.inForce(ReferenceKind.VEHICLES, "van-1", TUESDAY).body()).contains("truck");
    assertThat(book.inForce(ReferenceKind.DRIVERS, "van-1", TUESDAY)).isNull();
  }

  @Test
  void aDeletedThingIsGoneFromThenOn() {
    // given
    book.put(version("van-1", MONDAY, 1, false, "{}"));
    book.put(version("van-1", TUESDAY, 2, true, "{}"));

    // then
    assertThat(book.inForce(ReferenceKind.VEHICLES, "van-1", TUESDAY - 1)).isNotNull();
    assertThat(book.inForce(ReferenceKind.VEHICLES, "van-1", TUESDAY)).isNull();
    assertThat(book.versions(ReferenceKind.VEHICLES, "van-1")).hasSize(2);
  }

  @Test
  void aVersionWithTheSameBeginningReplaces() {
    // given
    book.put(version("van-1", MONDAY, 1, false, "{}"));
    book.put(version("van-1", MONDAY, 2, false, "{\"class\":\"car\"}"));

    // then
    assertThat(book.versions(ReferenceKind.VEHICLES, "van-1")).hasSize(1);
    assertThat(book.inForce(ReferenceKind.VEHICLES, "van-1", MONDAY).version()).isEqualTo(2);
  }

  @Test
  void whatIsTakenOutOfTheLogIsForgotten() {
    // given
    ReferenceVersion monday = version("a@van", MONDAY, 1, false, "{}");
    ReferenceVersion tuesday = version("a@van", TUESDAY, 2, false, "{}");
    book.put(monday);
    book.put(tuesday);

    // when
    book.forget(ReferenceKind.VEHICLES, tuesday.key());
    book.forget(ReferenceKind.DRIVERS, monday.key());
    book.forget(ReferenceKind.VEHICLES, "no key of ours".getBytes(StandardCharsets.UTF_8));
    book.forget(ReferenceKind.VEHICLES, null);

    // then
    assertThat(book.versions(ReferenceKind.VEHICLES, "a@van")).containsExactly(monday);

    // and when
    book.forget(ReferenceKind.VEHICLES, monday.key());

    // then
    assertThat(book.ids(ReferenceKind.VEHICLES)).isEmpty();
  }

  @Test
  void aVersionTravelsUnaltered() throws Exception {
    // given
    String body = "{\"name\":\"Mü \\\"x\\\"\",\"groups\":[\"a\"],\"calendar\":{\"days\":[1,2.5]}}";
    ReferenceVersion version = version("van-1", MONDAY, 7, false, body);

    // then
    byte[] json = ReferenceJson.write(version);
    assertThat(ReferenceJson.read(ReferenceKind.VEHICLES, json)).isEqualTo(version);
    assertThat(new String(version.key(), StandardCharsets.UTF_8)).isEqualTo("van-1@" + MONDAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"id\":\"a\"",
        "{\"id\":\"a\",\"valid_from\":\"x\",\"changed_at\":\"2026-01-01T00:00:00Z\"}",
        "{\"id\":\"a\",\"valid_from\":\"2026-01-01T00:00:00Z\","
            + "\"changed_at\":\"2026-01-01T00:00:00Z\",\"body\":3}"
      })
  void whatIsNoVersionIsRefused(String json) {
    assertThatThrownBy(
            () -> ReferenceJson.read(ReferenceKind.VEHICLES, json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }

  private static ReferenceVersion version(
      String id, long validFromMs, long version, boolean deleted, String body) {
    return new ReferenceVersion(
        ReferenceKind.VEHICLES, id, validFromMs, version, deleted, MONDAY, "tester", body);
  }
}
