package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FailingSpellTest {
  private static final Duration FIVE_DAYS = Duration.ofDays(5);
  private final RecordedHealth health = new RecordedHealth();
  private final FailingSpell spell = new FailingSpell("e", health, FIVE_DAYS);

  @Test
  void anEndpointThatComesAndGoesIsNotNoted() {
    for (int i = 0; i < 100; i++) {
      spell.failed(NOW + i * 59_999L);
      spell.failed(NOW + i * 59_999L + 59_998);
      spell.end();
    }

    assertThat(health.notes).isEmpty();
  }

  @Test
  void aMinuteOfFailuresIsNotedOnceAndTakenBackBySuccess() {
    spell.failed(NOW);
    spell.failed(NOW + 60_000);
    spell.failed(NOW + 120_000);
    spell.end();

    assertThat(health.notes).containsExactly(OptionalLong.of(NOW), OptionalLong.empty());
  }

  @Test
  void fiveDaysAreEnoughAndOneMillisecondLessIsNot() {
    spell.failed(NOW);
    spell.failed(NOW + 60_000);

    assertThat(spell.failed(NOW + FIVE_DAYS.toMillis() - 1)).isFalse();
    assertThat(spell.failed(NOW + FIVE_DAYS.toMillis())).isTrue();
  }

  @Test
  void aRestartBetweenShortensNothing() {
    health.failingSince("e", OptionalLong.of(NOW));

    FailingSpell after = new FailingSpell("e", health, FIVE_DAYS);

    assertThat(after.failed(NOW + FIVE_DAYS.toMillis())).isTrue();
  }

  @Test
  void aSuccessBeginsItAnew() {
    spell.failed(NOW);
    spell.end();
    spell.failed(NOW + FIVE_DAYS.toMillis() - 1);

    assertThat(spell.failed(NOW + FIVE_DAYS.toMillis() + 1)).isFalse();
  }

  @Test
  void whatAnotherInstanceDeliveredCountsToo() {
    spell.failed(NOW);
    spell.failed(NOW + 60_000);
    health.failingSince("e", OptionalLong.empty());

    assertThat(spell.failed(NOW + FIVE_DAYS.toMillis())).isFalse();
    assertThat(spell.failed(NOW + 2 * FIVE_DAYS.toMillis())).isTrue();
  }
}
