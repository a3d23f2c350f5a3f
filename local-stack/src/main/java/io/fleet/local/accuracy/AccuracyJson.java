package io.fleet.local.accuracy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A verdict as one JSON object without line breaks. */
final class AccuracyJson {
  private final Targets targets;

  AccuracyJson(Targets targets) {
    this.targets = targets;
  }

  /**
   * @param settings of the run, first
   * @param verified whether every message's row is in ClickHouse
   */
  String write(Map<String, Object> settings, Verdict verdict, boolean verified) {
    Map<String, Object> members = new LinkedHashMap<>(settings);
    members.put("bench", "accuracy");
    members.put("rules", verdict.rules().stream().map(this::rule).toList());
    members.put("decoys", verdict.decoys().stream().map(this::decoy).toList());
    members.put("crashes_confirmed", verdict.crashesConfirmed());
    members.put("trips", trips(verdict.trips()));
    members.put("deliveries", verdict.deliveries().stream().map(this::deliveries).toList());
    members.put("etas", verdict.etas().stream().map(this::etas).toList());
    members.put("risk", risk(verdict.risk()));
    members.put("scores", scores(verdict.scores()));
    members.put("ok", verified && isOk(verdict));
    try {
      return new ObjectMapper().writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is not built counts for its own line alone. */
  private boolean isOk(Verdict verdict) {
    return verdict.rules().stream().allMatch(rule -> !rule.built() || targets.isMet(rule))
        && verdict.decoys().stream().allMatch(targets::isMet)
        && targets.isMet(verdict.trips())
        && verdict.deliveries().stream().allMatch(targets::isMet)
        && verdict.etas().stream().allMatch(targets::isMet)
        && targets.isMet(verdict.risk())
        && targets.isMet(verdict.scores());
  }

  private Map<String, Object> rule(RuleVerdict rule) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("rule", rule.rule().wireName());
    members.put("built", rule.built());
    if (rule.built()) {
      putCounts(members, rule.clear());
      members.put("f1", rounded(rule.clear().f1()));
      targets.f1(rule.rule()).ifPresent(f1 -> members.put("target_f1", f1));
      targets.recall(rule.rule()).ifPresent(recall -> members.put("target_recall", recall));
      members.put("judgeable", targets.isJudgeable(rule.rule()));
      members.put("onset_p50_s", rounded(rule.medianOnsetS()));
      members.put("onset_p95_s", rounded(rule.p95OnsetS()));
      Map<String, Object> band = new LinkedHashMap<>();
      putCounts(band, rule.band());
      members.put("band", band);
      members.put("f1_with_band", rounded(rule.all().f1()));
    }
    members.put("ok", targets.isMet(rule));
    return members;
  }

  private static void putCounts(Map<String, Object> members, Counts counts) {
    members.put("found", counts.found());
    members.put("missed", counts.missed());
    members.put("false", counts.unfounded());
    members.put("precision", rounded(counts.precision()));
    members.put("recall", rounded(counts.recall()));
  }

  private Map<String, Object> decoy(DecoyVerdict decoy) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("decoy", decoy.kind().name().toLowerCase(Locale.ROOT));
    members.put("count", decoy.all());
    members.put("suspected", decoy.suspected());
    members.put("confirmed", decoy.confirmed());
    members.put("ok", targets.isMet(decoy));
    return members;
  }

  private Map<String, Object> trips(TripVerdict trips) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("trips", trips.trips());
    members.put("start_p95_s", rounded(trips.startP95S()));
    members.put("end_p95_s", rounded(trips.endP95S()));
    members.put("distances", trips.distances());
    members.put("distance_p95", rounded(trips.distanceP95()));
    members.put("ok", targets.isMet(trips));
    return members;
  }

  private Map<String, Object> deliveries(DeliveryVerdict stops) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("of", stops.wireName());
    members.put("stops", stops.stops());
    members.put("states", rounded(stops.stateShare()));
    members.put("slas", rounded(stops.slaShare()));
    members.put("arrival_p50_s", rounded(stops.arrivalP50S()));
    members.put("arrival_p95_s", rounded(stops.arrivalP95S()));
    members.put("ok", targets.isMet(stops));
    return members;
  }

  private Map<String, Object> etas(EtaVerdict etas) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("horizon_min", etas.horizonMin());
    putErrors(members, etas.all());
    Map<String, Object> usual = new LinkedHashMap<>();
    putErrors(usual, etas.usual());
    members.put("usual", usual);
    members.put("ok", targets.isMet(etas));
    return members;
  }

  private static void putErrors(Map<String, Object> members, EtaErrors errors) {
    members.put("stops", errors.etas());
    members.put("mean_error_s", rounded(errors.meanErrorS()));
    members.put("error_share", rounded(errors.share()));
    members.put("bias_s", rounded(errors.biasS()));
    members.put("naive_error_s", rounded(errors.naiveErrorS()));
    members.put("of_naive", rounded(errors.ofNaive()));
  }

  private Map<String, Object> risk(RiskVerdict risk) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("breaches", risk.breaches());
    members.put("told_before", risk.ahead());
    members.put("recall", rounded(risk.recall()));
    members.put("foreseeable", risk.foreseeable());
    members.put("foreseeable_recall", rounded(risk.foreseeableRecall()));
    members.put("alerts", risk.alerts());
    members.put("false", risk.unfounded());
    members.put("false_share", rounded(risk.falseShare()));
    members.put("lead_p50_s", rounded(risk.leadP50S()));
    members.put("ok", targets.isMet(risk));
    return members;
  }

  private Map<String, Object> scores(ScoreVerdict scores) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("drivers", scores.drivers());
    members.put("only_one_score", scores.onlyOne());
    members.put("lowest", rounded(scores.lowest()));
    members.put("highest", rounded(scores.highest()));
    members.put("greatest_difference", rounded(scores.greatestDifference()));
    members.put("greatest_raw_difference", rounded(scores.greatestRawDifference()));
    members.put("ok", targets.isMet(scores));
    return members;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.DOWN);
  }
}
