package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.mqtt.AnswerQueue.Slot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerQueueTest {
  private static final Answer STORED = Answer.Acknowledge.STORED;

  private final AnswerQueue queue = new AnswerQueue();
  private final List<Integer> sent = new ArrayList<>();

  @Test
  void answersLeaveInTheOrderOfTheMessages() {
    // given
    Slot first = queue.open(7);
    Slot second = queue.open(3);
    Slot third = queue.open(9);
    // when
    third.settle(STORED);
    second.settle(STORED);
    drain();
    List<Integer> beforeTheFirst = List.copyOf(sent);
    first.settle(STORED);
    drain();
    // then
    assertThat(beforeTheFirst).isEmpty();
    assertThat(sent).containsExactly(7, 3, 9);
  }

  @Test
  void onlyWhatAskedForAnAnswerCountsAsUnacknowledged() {
    // given
    Slot asked = queue.open(7);
    queue.open(0);
    // when
    asked.settle(STORED);
    int before = queue.unacknowledged();
    drain();
    // then
    assertThat(before).isEqualTo(1);
    assertThat(queue.unacknowledged()).isZero();
    assertThat(queue.unasked()).isEqualTo(1);
  }

  private void drain() {
    queue.drain((packetId, answer) -> sent.add(packetId));
  }
}
