package io.fleet.notifier.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.WebhookAttempt;
import io.fleet.events.WebhookAttemptJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

  @Test
  void ofAllMessagesThoseWhoseLastEndIsNotDelivery() {
    // given
    Undelivered found = new Undelivered("ops", null, Undelivered.OUTCOMES, 10);

    // when
    found.take(record("ops", "msg_exhausted", "exhausted", 1));
    found.take(record("ops", "msg_later_delivered", "disabled", 2));
    found.take(record("ops", "msg_under_way", "", 3));
    found.take(record("ops", "msg_superseded", "superseded", 4));
    found.take(record("another", "msg_of_another", "exhausted", 5));
    found.take("no JSON".getBytes(StandardCharsets.UTF_8));
    found.take(record("ops", "msg_later_delivered", "delivered", 6));

    // then
    assertThat(found.messages()).containsOnlyKeys("msg_exhausted");
    assertThat(found.messages().get("msg_exhausted").offset()).isEqualTo(1);
    assertThat(found.hasMore()).isFalse();
  }

  @Test
  void onlyTheEndsThatAreAskedForAndNotMoreThanAllowed() {
    // given
    Undelivered found = new Undelivered("ops", null, Set.of("overflow"), 1);

    // when
    found.take(record("ops", "msg_1", "exhausted", 1));
    found.take(record("ops", "msg_2", "overflow", 2));
    found.take(record("ops", "msg_3", "overflow", 3));

    // then
    assertThat(found.messages()).containsOnlyKeys("msg_2");
    assertThat(found.hasMore()).isTrue();
  }

  @Test
  void oneMessageIsFoundHoweverItEnded() {
    // given
    Undelivered found = new Undelivered("ops", "msg_1", Set.of(), 1);

    // when
    found.take(record("ops", "msg_1", "delivered", 1));
    found.take(record("ops", "msg_2", "exhausted", 2));

    // then
    assertThat(found.messages()).containsOnlyKeys("msg_1");
  }

  private static byte[] record(String endpoint, String id, String end, int offset) {
    String origin = "fleet.prod.alerts.outbound-0-" + offset;
    return WebhookAttemptJson.write(
        new WebhookAttempt(1_000, endpoint, id, "", "", 0, "", origin, 1, "", 0, 0, "", 0, end));
  }
}
