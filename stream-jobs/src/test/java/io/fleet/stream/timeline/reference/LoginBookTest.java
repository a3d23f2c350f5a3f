package io.fleet.stream.timeline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DriverEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are {@code driver in|out vehicle minute}; {@code -} is no vehicle. */
class LoginBookTest {
  private static final long MINUTE_MS = 60_000;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final LoginBook book = new LoginBook();

  @ParameterizedTest
  @CsvSource({
    "ada in van 5,                                    4, ",
    "ada in van 5,                                    5, ada",
    "ada in van 5,                                  500, ada",
    "ada in bus 5,                                    6, ",
    "ada in van 5; ada out van 8,                     7, ada",
    "ada in van 5; ada out van 8,                     8, ",
    "ada in van 5; ada out - 8,                       8, ",
    "ada in van 5; ada out bus 8,                     8, ada",
    "ada out van 5; ada in van 5,                     5, ada",
    "ada in van 5; ada in bus 8,                      7, ada",
    "ada in van 5; ada in bus 8,                      8, ",
    "ada in van 5; ada in bus 8; ada out bus 9,       9, ",
    "ada in van 5; ada in bus 8; ada in van 9,        9, ada",
    "ada in van 5; ada in van 8; ada out van 9,       8, ada",
    "ada in van 5; ada in van 8; ada out van 9,       9, ",
    "ada in van 5; bob in van 8,                      7, ada",
    "ada in van 5; bob in van 8,                      8, bob",
    "ada in van 5; bob in van 8; ada out van 9,       9, bob",
    "ada in van 5; bob in van 8; bob out van 9,       9, ",
    "ada in van 5; bob in van 8; ada in van 9,        9, ada",
    "ada in van 5; ada out van 8; bob in van 8,       8, bob",
    "ada in van 5; ada break van 6,                   7, ada"
  })
  void whoeverLoggedInLastAndHasNotLeftDrivesWhateverTheOrderOfArrival(
      String words, long minute, String driver) {
    // given
    List<DriverEvent> events = new ArrayList<>();
    for (String word : words.split(";")) {
      events.add(event(word.strip().split(" ")));
    }

    for (int seed = 0; seed < 12; seed++) {
      // when
      LoginBook shuffled = new LoginBook();
      Collections.shuffle(events, new Random(seed));
      for (DriverEvent event : events) {
        shuffled.of("van");
        shuffled.accept(event, 0);
      }

      // then
      assertThat(shuffled.of("van").at(minute * MINUTE_MS)).as(words).isEqualTo(driver);
    }
  }

  @Test
  void loginNobodyEndsIsOverAfterThirtyDays() {
    // when
    say("ada in van 0", 0);

    // then
    assertThat(book.of("van").at(30 * DAY_MS - 1)).isEqualTo("ada");
    assertThat(book.of("van").at(30 * DAY_MS)).isNull();
  }

  @Test
  void whatIsToldAgainChangesNothing() {
    // given
    say("ada in van 5", 0);
    say("ada out van 8", 0);
    Shifts shifts = book.of("van");
    long changes = book.changes();

    // when
    say("ada in van 5", 0);
    say("ada out van 8", 0);

    // then
    assertThat(book.changes()).isEqualTo(changes);
    assertThat(book.of("van")).isSameAs(shifts);
    assertThat(book.size()).isEqualTo(2);
  }

  @Test
  void answerThatIsStillTrueStaysTheSameOne() {
    // given
    say("ada in van 5", 0);
    Shifts shifts = book.of("van");

    // when
    say("bob in bus 6", 0);
    say("ada out bus 7", 0);

    // then
    assertThat(book.changes()).isEqualTo(3);
    assertThat(book.of("van")).isSameAs(shifts);
  }

  @Test
  void whatTheLogTookLongAgoIsForgotten() {
    // given
    say("ada in van 5", 0);
    say("bob in van 6", DAY_MS);

    // when
    say("eve in bus 7", 36 * DAY_MS - 1);
    assertThat(book.size()).isEqualTo(2);
    say("eve out bus 8", 38 * DAY_MS);

    // then
    assertThat(book.size()).isEqualTo(2);
    assertThat(book.of("van")).isEqualTo(Shifts.NONE);
    assertThat(book.of("bus").at(7 * MINUTE_MS)).isEqualTo("eve");
  }

  @Test
  void ofOneDriverOnlyTheNewestAreKept() {
    // when
    for (int minute = 0; minute < 2 * DriverLogins.MOST_CHANGES; minute++) {
      say("ada " + (minute % 2 == 0 ? "in" : "out") + " van " + minute, 0);
    }

    // then
    assertThat(book.size()).isEqualTo(DriverLogins.MOST_CHANGES);
    assertThat(book.of("van").at(0)).isNull();
    assertThat(book.of("van").at((2 * DriverLogins.MOST_CHANGES - 2) * MINUTE_MS)).isEqualTo("ada");
  }

  @Test
  void loginOnNoVehicleIsCountedAndPassedOver() {
    // when
    say("ada in - 5", 0);

    // then
    assertThat(book.passedOver()).isEqualTo(1);
    assertThat(book.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, true",
    "0, 5, false",
    "5, 6, false",
    "7, 7, false",
    "8, 20, true",
    "9, 30, true"
  })
  void onlyWhatIsDifferentInATimeCountsThere(long fromMinute, long toMinute, boolean same) {
    // given
    say("ada in van 5", 0);
    say("bob in van 8", 0);
    Shifts before = book.of("van");

    // when
    say("ada out van 7", 0);
    say("eve in van 5", 0);

    // then
    assertThat(book.of("van").sayTheSame(before, fromMinute * MINUTE_MS, toMinute * MINUTE_MS))
        .isEqualTo(same);
  }

  private void say(String words, long appendMs) {
    book.accept(event(words.split(" ")), appendMs);
  }

  private static DriverEvent event(String... words) {
    String vehicleId = words[2].equals("-") ? null : words[2];
    String type =
        switch (words[1]) {
          case "in" -> "driver_login";
          case "out" -> "driver_logout";
          default -> "break_start";
        };
    long timeMs = Long.parseLong(words[3]) * MINUTE_MS;
    return new DriverEvent(words[0], vehicleId, type, timeMs, 0);
  }
}
