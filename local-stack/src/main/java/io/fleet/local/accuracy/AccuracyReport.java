package io.fleet.local.accuracy;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints a verdict for people. */
final class AccuracyReport {
  private final PrintWriter out;
  private final Targets targets;

  AccuracyReport(PrintWriter out, Targets targets) {
    this.out = out;
    this.targets = targets;
  }

  void print(Verdict verdict) {
    printf(
        "%n%-20s %7s %7s %7s %9s %8s %7s %7s   %-16s %s%n",
        "rule",
        "found",
        "missed",
        "false",
        "precision",
        "recall",
        "F1",
        "target",
        "onset p50 / p95",
        "band: precision, recall (cases)");
    verdict.rules().forEach(this::printRule);
    printf("%n%-20s %7s %10s %10s%n", "taken for a crash", "of", "suspected", "confirmed");
    for (DecoyVerdict decoy : verdict.decoys()) {
      printf(
          "%-20s %7d %10d %10d   %s%n",
          decoy.kind().wireName(),
          decoy.all(),
          decoy.suspected(),
          decoy.confirmed(),
          verdict.of(JudgedRule.CRASH).built()
              ? mark(targets.isAllAsked(), targets.isMet(decoy))
              : "not built");
    }
    if (verdict.of(JudgedRule.CRASH).built()) {
      printf("true crashes confirmed: %d%n", verdict.crashesConfirmed());
    }
    printTrips(verdict.trips());
    verdict.deliveries().forEach(this::printDeliveries);
    if (!verdict.etas().isEmpty()) {
      printf("%n");
      verdict.etas().forEach(this::printEtas);
      printRisk(verdict.risk());
    }
    printf("%n");
    printScores("driver scores", verdict.scores());
    out.flush();
  }

  private void printTrips(TripVerdict trips) {
    printf(
        "%n%d trips: start p95 %.1f s, end p95 %.1f s off; of %d of 1 km and more the distance p95 %.2f %% off   %s%n",
        trips.trips(),
        trips.startP95S(),
        trips.endP95S(),
        trips.distances(),
        100 * trips.distanceP95(),
        targets.isMet(trips) ? "ok" : "NOT OK");
  }

  private void printDeliveries(DeliveryVerdict stops) {
    printf(
        "%d stops %s: states %.2f %%, windows %.2f %% right; arrivals p50 %.0f s, p95 %.0f s off   %s%n",
        stops.stops(),
        stops.scanned() ? "with scans" : "without scans",
        100 * stops.stateShare(),
        100 * stops.slaShare(),
        stops.arrivalP50S(),
        stops.arrivalP95S(),
        targets.isMet(stops) ? "ok" : "NOT OK");
  }

  private void printEtas(EtaVerdict etas) {
    EtaErrors all = etas.all();
    EtaErrors usual = etas.usual();
    printf(
        "ETAs %2d min before, of %d stops: off by %.0f s or %.1f %% of what was left, %+.0f s on average; by the mean speed %.0f s (%.2f)%n",
        etas.horizonMin(),
        all.etas(),
        all.meanErrorS(),
        100 * all.share(),
        all.biasS(),
        all.naiveErrorS(),
        all.ofNaive());
    printf(
        "     of %d to which nothing unforeseen happened: %.0f s or %.1f %%, %+.0f s on average; by the mean speed %.0f s   %s%n",
        usual.etas(),
        usual.meanErrorS(),
        100 * usual.share(),
        usual.biasS(),
        usual.naiveErrorS(),
        mark(targets.isAsked(etas), targets.isMet(etas)));
  }

  private void printRisk(RiskVerdict risk) {
    printf(
        "%d windows broken, %d told before (%.1f %%), of %d foreseeable %d (%.1f %%), by half of them %.0f min; of %d alerts %d false (%.1f %%)   %s%n",
        risk.breaches(),
        risk.ahead(),
        100 * risk.recall(),
        risk.foreseeable(),
        risk.foreseen(),
        100 * risk.foreseeableRecall(),
        risk.leadP50S() / 60,
        risk.alerts(),
        risk.unfounded(),
        100 * risk.falseShare(),
        mark(targets.isRiskAsked(), targets.isMet(risk)));
  }

  private void printRule(RuleVerdict rule) {
    String name = rule.rule().wireName();
    if (!rule.built()) {
      printf("%-20s not built%n", name);
      return;
    }
    Counts clear = rule.clear();
    Counts band = rule.band();
    printf(
        "%-20s %7d %7d %7d %9.4f %8.4f %7.4f %7s   %5.1f / %5.1f s  %6.3f, %5.3f (%d)  %s%n",
        name,
        clear.found(),
        clear.missed(),
        clear.unfounded(),
        clear.precision(),
        clear.recall(),
        clear.f1(),
        target(rule.rule()),
        rule.medianOnsetS(),
        rule.p95OnsetS(),
        band.precision(),
        band.recall(),
        band.found() + band.missed(),
        mark(targets.isAsked(rule.rule()), targets.isMet(rule)));
    if (band.found() + band.missed() > 0) {
      printWithBand(rule.all());
    }
    if (!targets.isJudgeable(rule.rule())) {
      boolean notToInvent = targets.isOnlyNotToInvent(rule.rule());
      printf(
          "%-20s   cannot be judged at this sampling%s%n",
          "", notToInvent ? "; asked is that none is invented" : "");
    }
  }

  private void printWithBand(Counts all) {
    printf(
        "%-20s %7d %7d %7d %9.4f %8.4f %7.4f%n",
        "  with the band",
        all.found(),
        all.missed(),
        all.unfounded(),
        all.precision(),
        all.recall(),
        all.f1());
  }

  private String target(JudgedRule rule) {
    OptionalDouble f1 = targets.f1(rule);
    OptionalDouble recall = targets.recall(rule);
    if (f1.isPresent()) {
      return String.format(Locale.ROOT, "%.2f", f1.getAsDouble());
    }
    return recall.isPresent() ? String.format(Locale.ROOT, "R %.1f", recall.getAsDouble()) : "–";
  }

  private void printScores(String name, ScoreVerdict scores) {
    printf(
        "%-20s %d drivers, true scores %.1f – %.1f; greatest difference %.2f (%s), raw %.2f; %d with one score only   %s%n",
        name,
        scores.drivers(),
        scores.lowest(),
        scores.highest(),
        scores.greatestDifference(),
        scores.worstDriver(),
        scores.greatestRawDifference(),
        scores.onlyOne(),
        mark(targets.isAllAsked(), targets.isMet(scores)));
  }

  private static String mark(boolean asked, boolean met) {
    if (!asked) {
      return "no target";
    }
    return met ? "ok" : "NOT OK";
  }

  private void printf(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
