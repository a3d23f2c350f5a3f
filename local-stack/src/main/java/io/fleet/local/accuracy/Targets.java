package io.fleet.local.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fleet.simulator.truth.LabelKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;

/**
 * What rules are to reach, from the benches' targets file. Targets hold at one message a second and
 * noise no worse than real; slower than one message in 3 s harsh manoeuvres cannot be judged, and
 * what is asked is that none is invented.
 */
final class Targets {
  private static final long FULL_SAMPLING_MS = 1_000;
  private static final long HARSH_SAMPLING_MS = 3_000;
  private static final long SLOW_SAMPLING_MS = 30_000;
  private static final JsonNode MISSING = MissingNode.getInstance();
  private static final long OVERSPEED_SAMPLING_MS = 10_000;

  /** The speed before an impact and what of it was lost must be seen. */
  private static final long CRASH_SAMPLING_MS = 5_000;

  private final JsonNode targets;
  private final long samplingMs;
  private final boolean inForce;

  /**
   * @param inForce whether the noise is one that targets hold for
   */
  Targets(long samplingMs, boolean inForce) {
    try (InputStream in = Targets.class.getResourceAsStream("/bench/targets.json")) {
      this.targets = new ObjectMapper().readTree(in).required("accuracy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.samplingMs = samplingMs;
    this.inForce = inForce;
  }

  private boolean areFull() {
    return inForce && samplingMs <= FULL_SAMPLING_MS;
  }

  /** Least F1, empty without a target. */
  OptionalDouble f1(JudgedRule rule) {
    return number(rule, "f1");
  }

  /** Least recall, empty without a target. */
  OptionalDouble recall(JudgedRule rule) {
    return number(rule, "recall");
  }

  private OptionalDouble number(JudgedRule rule, String name) {
    return number(targets.path(rule.wireName()), name);
  }

  /**
   * What is asked at this sampling: at one message a second, or at up to 30 s where that is said.
   */
  private OptionalDouble number(JsonNode of, String name) {
    JsonNode asked = areFull() ? of : of.path("at_30_s");
    JsonNode number = inForce && samplingMs <= SLOW_SAMPLING_MS ? asked.path(name) : MISSING;
    return number.isNumber() ? OptionalDouble.of(number.asDouble()) : OptionalDouble.empty();
  }

  /**
   * Whether the rule's recall can be asked for at this sampling at all: a manoeuvre of 2 s, or a
   * stretch of 10 s, lies between two messages.
   */
  boolean isJudgeable(JudgedRule rule) {
    if (rule.isHarsh()) {
      return samplingMs <= HARSH_SAMPLING_MS;
    }
    return switch (rule) {
      case OVERSPEED -> samplingMs <= OVERSPEED_SAMPLING_MS;
      case CRASH -> samplingMs <= CRASH_SAMPLING_MS;
      default -> true;
    };
  }

  /** Whether anything is asked of the rule in this run. */
  boolean isAsked(JudgedRule rule) {
    return f1(rule).isPresent() || recall(rule).isPresent() || isOnlyNotToInvent(rule);
  }

  /** Whether all that is asked is that nothing is invented. */
  boolean isOnlyNotToInvent(JudgedRule rule) {
    return rule.isHarsh() && !isJudgeable(rule);
  }

  /** Whether anything is asked of scores and of decoys. */
  boolean isAllAsked() {
    return areFull();
  }

  /** Whether the rule does what is asked of it. */
  boolean isMet(RuleVerdict verdict) {
    if (!verdict.built()) {
      return false;
    }
    if (isOnlyNotToInvent(verdict.rule())) {
      return verdict.clear().unfounded() == 0;
    }
    return verdict.clear().f1() >= f1(verdict.rule()).orElse(0)
        && verdict.clear().recall() >= recall(verdict.rule()).orElse(0);
  }

  /** Whether trips begin, end and are as long as they truly did. */
  boolean isMet(TripVerdict verdict) {
    JsonNode trip = targets.path(JudgedRule.TRIP.wireName());
    double endsS = number(trip, "ends_p95_s").orElse(Double.POSITIVE_INFINITY);
    double distance = number(trip, "distance_p95").orElse(Double.POSITIVE_INFINITY);
    return verdict.startP95S() <= endsS
        && verdict.endP95S() <= endsS
        && verdict.distanceP95() <= distance;
  }

  /** Whether enough is right of stops. */
  boolean isMet(DeliveryVerdict verdict) {
    JsonNode of = targets.path("delivery").path(verdict.wireName());
    return verdict.stateShare() >= number(of, "states").orElse(0)
        && verdict.slaShare() >= number(of, "slas").orElse(0);
  }

  /** Whether anything is asked of ETAs so long before. */
  boolean isAsked(EtaVerdict verdict) {
    return etaNumber(verdict, "of_naive").isPresent();
  }

  /**
   * Whether ETAs are near enough where nothing unforeseen happened, and nearer than the mean speed.
   */
  boolean isMet(EtaVerdict verdict) {
    double any = Double.POSITIVE_INFINITY;
    return verdict.usual().share() <= etaNumber(verdict, "error_share_usual").orElse(any)
        && verdict.all().ofNaive() <= etaNumber(verdict, "of_naive").orElse(any);
  }

  private OptionalDouble etaNumber(EtaVerdict verdict, String name) {
    return number(targets.path("eta").path(verdict.horizonMin() + "_min"), name);
  }

  /** Whether anything is asked of stops at risk. */
  boolean isRiskAsked() {
    return number(targets.path("risk"), "recall").isPresent();
  }

  /** Whether broken windows were told before, and few others. */
  boolean isMet(RiskVerdict verdict) {
    JsonNode risk = targets.path("risk");
    return verdict.recall() >= number(risk, "recall").orElse(0)
        && verdict.falseShare() <= number(risk, "false_share").orElse(1);
  }

  boolean isMet(DecoyVerdict verdict) {
    JsonNode decoys = targets.path("decoys");
    boolean pothole = verdict.kind() == LabelKind.POTHOLE;
    double mostSuspected =
        decoys.required(pothole ? "pothole_suspected" : "other_suspected").asDouble();
    return !areFull()
        || (verdict.confirmed() <= decoys.required("confirmed").asInt()
            && (verdict.suspected() == 0 || verdict.suspectedShare() < mostSuspected));
  }

  boolean isMet(ScoreVerdict verdict) {
    double most = targets.path("score").required("difference").asDouble();
    return !areFull() || (verdict.greatestDifference() <= most && verdict.onlyOne() == 0);
  }
}
