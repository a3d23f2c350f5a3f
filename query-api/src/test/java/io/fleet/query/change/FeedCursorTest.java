package io.fleet.query.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Topic;
import io.fleet.query.change.FeedCursor.Place;
import io.fleet.query.problem.ProblemException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedCursorTest {
  private static final ChangeTypes TRIPS_AND_ALERTS = ChangeTypes.parse("trip,alert");
  private static final FeedCursor CURSOR =
      new FeedCursor(
          Map.of(
              new Place(Topic.CHANGES, 0), 17L,
              new Place(Topic.CHANGES, 300), Long.MAX_VALUE,
              new Place(Topic.ALERTS, 2), 0L));

  @Test
  void isReadAsItWasWrittenWhateverTheOrderOfTheTypes() {
    String text = CURSOR.encode(TRIPS_AND_ALERTS);

    assertThat(FeedCursor.decode(text, ChangeTypes.parse("alert,trip"))).isEqualTo(CURSOR);
  }

  @Test
  void everyDamagedByteIsNoticed() {
    byte[] bytes = Base64.getUrlDecoder().decode(CURSOR.encode(TRIPS_AND_ALERTS));

    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(damaged);
      assertThatThrownBy(() -> FeedCursor.decode(text, TRIPS_AND_ALERTS))
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void whatWasMadeForOtherTypesIsRefusedAsSuch() {
    String text = CURSOR.encode(TRIPS_AND_ALERTS);

    assertThatThrownBy(() -> FeedCursor.decode(text, ChangeTypes.parse("trip")))
        .hasMessageContaining("other types");
  }

  @Test
  void isBehindWhenAnyOfItsPartitionsHasGoneOn() {
    Place changes = new Place(Topic.CHANGES, 0);
    FeedCursor cursor = new FeedCursor(Map.of(changes, 17L));

    assertThat(cursor.isBehind(Map.of(changes, 18L))).isTrue();
    assertThat(cursor.isBehind(Map.of(changes, 17L, new Place(Topic.ALERTS, 0), 99L))).isFalse();
  }
}
