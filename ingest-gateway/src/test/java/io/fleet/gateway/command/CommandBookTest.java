package io.fleet.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Command;
import io.fleet.events.CommandReply;
import io.fleet.events.CommandStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandBookTest {
  private static final long NOW = Instant.parse("2026-05-04T10:00:00Z").toEpochMilli();
  private static final long AN_HOUR_LATER = NOW + Duration.ofHours(1).toMillis();
  private static final Duration A_DAY = Duration.ofDays(1);

  private final CommandBook book = new CommandBook(new CommandSettings(A_DAY, A_DAY, 3, 1 << 20));

  @Test
  void whatWasGivenWaitsUntilADeviceHasIt() {
    // given
    book.put(command("c1"));
    book.put(command("c2"));
    // when
    book.put(reply("c1", CommandStatus.DELIVERED));
    // then
    assertThat(waiting()).containsExactly("c2");
    assertThat(book.pending()).isEqualTo(1);
    assertThat(book.of("v1")).extracting(CommandState::tag).containsExactly("delivered", "pending");
  }

  @Test
  void aReplyThatIsReadBeforeItsCommandCounts() {
    // given
    book.put(reply("c1", CommandStatus.ACKNOWLEDGED));
    // when
    book.put(command("c1"));
    // then
    assertThat(waiting()).isEmpty();
    assertThat(book.overdue(AN_HOUR_LATER + 1)).isEmpty();
  }

  @Test
  void aWeightierReplyStays() {
    // given
    book.put(command("c1"));
    // when
    book.put(reply("c1", CommandStatus.ACKNOWLEDGED));
    book.put(reply("c1", CommandStatus.DELIVERED));
    book.put(reply("c1", CommandStatus.EXPIRED));
    // then
    assertThat(book.of("v1").get(0).status()).isEqualTo(CommandStatus.ACKNOWLEDGED);
  }

  @Test
  void whatHasExpiredIsSaidOnceAndNotHandedOut() {
    // given
    book.put(command("c1"));
    // then
    assertThat(book.overdue(AN_HOUR_LATER - 1)).isEmpty();
    assertThat(book.pending("v1", AN_HOUR_LATER)).isEmpty();
    assertThat(book.overdue(AN_HOUR_LATER))
        .containsExactly(new CommandReply("c1", "v1", AN_HOUR_LATER, CommandStatus.EXPIRED, null));
    assertThat(book.overdue(AN_HOUR_LATER)).isEmpty();
  }

  @Test
  void theOldestMakesRoomForTheFourth() {
    // when
    for (String id : List.of("c1", "c2", "c3", "c4")) {
      book.put(command(id));
    }
    // then
    assertThat(waiting()).containsExactly("c2", "c3", "c4");
    assertThat(book.overdue(NOW)).extracting(CommandReply::commandId).containsExactly("c1");
  }

  @Test
  void ofWhatIsOverAsManyAreKeptAsMayWait() {
    // when
    for (String id : List.of("c1", "c2", "c3", "c4", "c5")) {
      book.put(command(id));
      book.put(reply(id, CommandStatus.DELIVERED));
    }
    // then
    assertThat(book.of("v1")).hasSizeLessThanOrEqualTo(4);
    assertThat(book.overdue(NOW)).isEmpty();
  }

  @Test
  void memoryIsBounded() {
    // given
    CommandBook small = new CommandBook(new CommandSettings(A_DAY, A_DAY, 100, 4_000));
    // when
    for (int i = 0; i < 1_000; i++) {
      small.put(new Command("c" + i, "v" + i, "horn", "{}", NOW, AN_HOUR_LATER));
    }
    // then
    assertThat(small.pending()).isBetween(1, 8);
    assertThat(small.overdue(NOW)).hasSize(1_000 - small.pending());
  }

  @Test
  void whatIsLongOverIsForgotten() {
    // given
    book.put(command("c1"));
    book.put(reply("c1", CommandStatus.DELIVERED));
    // when
    book.overdue(NOW + A_DAY.toMillis() + 1);
    // then
    assertThat(book.of("v1")).isEmpty();
    assertThat(book.vehicleOf("c1")).isNull();
  }

  private List<String> waiting() {
    return book.pending("v1", NOW).stream().map(Command::commandId).toList();
  }

  private static Command command(String id) {
    return new Command(id, "v1", "horn", "{}", NOW, AN_HOUR_LATER);
  }

  private static CommandReply reply(String id, CommandStatus status) {
    return new CommandReply(id, "v1", NOW, status, null);
  }
}
