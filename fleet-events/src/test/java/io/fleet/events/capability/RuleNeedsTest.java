package io.fleet.events.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Of which vehicle which rule can be judged. */
class RuleNeedsTest {
  private static final Set<Signal> ALL = EnumSet.allOf(Signal.class);

  @Test
  void everythingOnceASecondIsJudgedWithoutReserve() {
    assertThat(RuleNeeds.judge(new Capability(1, 1, ALL)))
        .hasSize(RuleNeeds.values().length)
        .allSatisfy(rule -> assertThat(rule.judged()).as(rule.rule()).isTrue())
        .allSatisfy(rule -> assertThat(rule.reason()).as(rule.rule()).isNull());
  }

  @Test
  void nothingButTimeIsJudgedOfNoRule() {
    assertThat(RuleNeeds.judge(new Capability(1, 1, Set.of())))
        .noneMatch(RuleCapability::judged)
        .allSatisfy(rule -> assertThat(rule.reason()).startsWith("no "));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/rule-capabilities.csv", delimiter = '|', numLinesToSkip = 1)
  void aRuleSaysWhy(double samplingS, String without, String rule, boolean judged, String reason) {
    // given
    Set<Signal> seen = EnumSet.copyOf(ALL);
    if (without != null) {
      Stream.of(without.split(" ")).map(Signal::valueOf).forEach(seen::remove);
    }

    // when
    List<RuleCapability> all = RuleNeeds.judge(new Capability(samplingS, samplingS, seen));

    // then
    assertThat(all).contains(new RuleCapability(rule, judged, reason));
  }
}
