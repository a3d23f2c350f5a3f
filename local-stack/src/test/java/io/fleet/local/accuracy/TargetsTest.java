package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.simulator.truth.LabelKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetsTest {
  private static final Counts PERFECT = new Counts(100, 0, 0);
  private static final ScoreVerdict EXACT = new ScoreVerdict(9, 0, "", 0, 0, 0, 100);
  private final Targets usual = new Targets(1_000, true);

  @ParameterizedTest
  @CsvSource({
    "OVERSPEED,98,2,2,true",
    "OVERSPEED,97,3,3,false",
    "HARSH_CORNERING,95,5,5,true",
    "HARSH_CORNERING,94,6,6,false",
    "SOS,50,0,9,true",
    "SOS,49,1,0,false",
    "TRIP,99,1,1,true",
    "TRIP,98,2,2,false",
    "TOW,1,99,99,true"
  })
  void aRuleIsHeldAgainstItsTarget(
      JudgedRule rule, int found, int missed, int unfounded, boolean met) {
    assertThat(usual.isMet(verdict(rule, new Counts(found, missed, unfounded)))).isEqualTo(met);
  }

  @Test
  void whatIsNotBuiltIsNotMetAndSpoilsNothingElse() throws IOException {
    // given
    List<RuleVerdict> rules =
        Arrays.stream(JudgedRule.values())
            .map(r -> r == JudgedRule.TOW ? RuleVerdict.notBuilt(r) : verdict(r, PERFECT))
            .toList();

    // when
    JsonNode json = json(of(rules));

    // then
    JsonNode tow = json.path("rules").path(JudgedRule.TOW.ordinal());
    assertThat(tow.path("built").asBoolean()).isFalse();
    assertThat(tow.path("ok").asBoolean()).isFalse();
    assertThat(json.path("ok").asBoolean()).isTrue();
    assertThat(json.path("seed").asInt()).isEqualTo(7);
  }

  @Test
  void oneRuleBelowItsTargetSpoilsTheWhole() throws IOException {
    // given
    List<RuleVerdict> rules =
        Arrays.stream(JudgedRule.values())
            .map(r -> verdict(r, r == JudgedRule.IDLING ? new Counts(1, 1, 1) : PERFECT))
            .toList();

    // when / then
    JsonNode json = json(of(rules));
    assertThat(json.path("ok").asBoolean()).isFalse();
  }

  private JsonNode json(Verdict verdict) throws IOException {
    String text = new AccuracyJson(usual).write(Map.of("seed", 7), verdict, true);
    assertThat(text).doesNotContain("\n");
    return new ObjectMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource({
    "POTHOLE,49,0,true",
    "POTHOLE,50,0,false",
    "POTHOLE,1,1,false",
    "EMERGENCY_STOP,0,0,true",
    "EMERGENCY_STOP,1,0,false",
    "PARKED_KNOCK,1,0,false",
    "SPEED_DROPOUT,1,0,false"
  })
  void fewPotholesMayBeSuspectedAndNothingConfirmed(
      LabelKind kind, int suspected, int confirmed, boolean met) {
    assertThat(usual.isMet(new DecoyVerdict(kind, 500, suspected, confirmed))).isEqualTo(met);
  }

  @Test
  void aScoreMayBeOffByTwoPoints() {
    assertThat(usual.isMet(new ScoreVerdict(9, 2, "a", 9, 0, 0, 100))).isTrue();
    assertThat(usual.isMet(new ScoreVerdict(9, 2.01, "a", 9, 0, 0, 100))).isFalse();
    assertThat(usual.isMet(new ScoreVerdict(9, 0, "a", 9, 1, 0, 100))).isFalse();
  }

  @Test
  void sampledEveryTenSecondsHarshManoeuvresMayBeMissedButNotInvented() {
    // given
    Targets slow = new Targets(10_000, true);

    // when / then
    assertThat(slow.isJudgeable(JudgedRule.HARSH_BRAKING)).isFalse();
    assertThat(slow.isMet(verdict(JudgedRule.HARSH_BRAKING, new Counts(1, 99, 0)))).isTrue();
    assertThat(slow.isMet(verdict(JudgedRule.HARSH_BRAKING, new Counts(99, 0, 1)))).isFalse();
  }

  @Test
  void sampledOnceAMinuteNothingElseIsAskedOfRules() {
    // given
    Targets slow = new Targets(60_000, true);

    // when / then
    assertThat(slow.isJudgeable(JudgedRule.OVERSPEED)).isFalse();
    assertThat(slow.isAsked(JudgedRule.OVERSPEED)).isFalse();
    assertThat(slow.isMet(verdict(JudgedRule.OVERSPEED, new Counts(1, 99, 9)))).isTrue();
    assertThat(slow.isAsked(JudgedRule.HARSH_BRAKING)).isTrue();
    assertThat(slow.isAllAsked()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(JudgedRule.class)
  void everyRuleHasItsQuery(JudgedRule rule) {
    assertThat(getClass().getResource("/accuracy/" + rule.wireName() + ".sql")).isNotNull();
  }

  private static Verdict of(List<RuleVerdict> rules) {
    return new Verdict(
        rules,
        List.of(),
        30,
        EXACT,
        List.of(),
        TripVerdict.NONE,
        List.of(),
        List.of(),
        RiskVerdict.NONE);
  }

  private static RuleVerdict verdict(JudgedRule rule, Counts clear) {
    return new RuleVerdict(rule, true, clear, PERFECT, 0, 0, List.of(), List.of());
  }
}
