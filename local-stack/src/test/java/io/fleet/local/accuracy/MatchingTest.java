package io.fleet.local.accuracy;

import static io.fleet.local.accuracy.Labels.braking;
import static io.fleet.local.accuracy.Labels.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.simulator.truth.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final long TWO_SECONDS = 2_000;

  @Test
  void aFindingWithinTheToleranceIsTheLabels() {
    // when
    Matching matching = match(List.of(braking(100, 0.5)), List.of(finding(101.5)));

    // then
    assertThat(matching.pairs()).hasSize(1);
    assertThat(matching.pairs().get(0).onsetErrorS()).isEqualTo(1.5, within(1e-9));
    assertThat(matching.missed()).isEmpty();
    assertThat(matching.unfounded()).isEmpty();
  }

  @Test
  void twoSecondsTooSoonStillCountsAndMoreDoesNot() {
    assertThat(match(List.of(braking(100, 0.5)), List.of(finding(98))).pairs()).hasSize(1);
    assertThat(match(List.of(braking(100, 0.5)), List.of(finding(97.9))).pairs()).isEmpty();
  }

  @Test
  void aFindingMayBeginWhileTheLabelLastsButNotLongAfter() {
    assertThat(match(List.of(braking(100, 0.5)), List.of(finding(105))).pairs()).hasSize(1);
    assertThat(match(List.of(braking(100, 0.5)), List.of(finding(105.1))).pairs()).isEmpty();
  }

  @Test
  void aLabelFoundTwiceLeavesOneFindingUnfounded() {
    // when
    Matching matching = match(List.of(braking(100, 0.5)), List.of(finding(102), finding(100)));

    // then
    assertThat(matching.pairs()).extracting(Matching.Pair::finding).containsExactly(finding(100));
    assertThat(matching.unfounded()).containsExactly(finding(102));
  }

  @Test
  void oneFindingIsNotTwoLabels() {
    // given
    Label first = braking(100, 0.5);
    Label second = braking(104, 0.5);

    // when
    Matching matching = match(List.of(second, first), List.of(finding(103)));

    // then
    assertThat(matching.pairs()).extracting(Matching.Pair::label).containsExactly(first);
    assertThat(matching.missed()).containsExactly(second);
  }

  @Test
  void anotherVehiclesFindingIsNoneOfTheLabels() {
    // when
    Matching matching = match(List.of(braking(100, 0.5)), List.of(finding("van-2", 100, 1)));

    // then
    assertThat(matching.missed()).hasSize(1);
    assertThat(matching.unfounded()).hasSize(1);
  }

  private static Matching match(List<Label> labels, List<Finding> findings) {
    return Matching.of(labels, findings, TWO_SECONDS);
  }
}
