package io.fleet.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.bench.load.LoadResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void subjectAndReferenceTakeTurnsAndTheMedianCounts() throws Exception {
    // given
    List<String> order = new ArrayList<>();
    Iterator<Integer> rates = List.of(900, 100, 300).iterator();

    // when
    Rounds rounds =
        Rounds.alternate(
            3,
            name -> {
              order.add(name);
              return result(rates.next());
            },
            name -> {
              order.add(name);
              return result(1_000);
            });

    // then
    assertThat(order).containsExactly("a1-", "b1-", "a2-", "b2-", "a3-", "b3-");
    assertThat(rounds.subjectPerSecond()).isEqualTo(300);
    assertThat(rounds.referencePerSecond()).isEqualTo(1_000);
  }

  @Test
  void everyAcknowledgedEventMustBeInTheLogAndOneWithoutAnswerMay() {
    // given
    Tally tally = new Tally();
    tally.add(new LoadResult(105, 100, 0, 0, 1, 100, 0, 0));

    // then
    assertThat(tally.reservations(100)).isEmpty();
    assertThat(tally.reservations(105)).isEmpty();
    assertThat(tally.reservations(99)).hasSize(1);
    assertThat(tally.reservations(106)).hasSize(1);
    assertThat(tally.verified(99)).isEqualTo(99);
    assertThat(tally.verified(105)).isEqualTo(100);
  }

  @Test
  void aRefusedEventMakesTheRunInvalid() {
    Tally tally = new Tally();
    tally.add(new LoadResult(100, 99, 1, 0, 1, 99, 0, 0));

    assertThat(tally.reservations(99)).containsExactly("1 events refused, 0 connections lost");
  }

  private static LoadResult result(long perSecond) {
    return new LoadResult(perSecond, perSecond, 0, 0, 1, perSecond, 0, 0);
  }
}
