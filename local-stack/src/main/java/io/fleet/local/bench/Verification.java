package io.fleet.local.bench;

import io.fleet.events.Alert;
import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.stack.AlertLog;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a drain has left behind, counted after it. Alerts and overspeed episodes reach ClickHouse on
 * different ways, so that each is counted twice: in the alerts topic and in its table.
 *
 * @param rows telemetry rows by identity
 * @param expectedRows events sent, by identity
 * @param trips trips found
 * @param alerts alerts in ClickHouse
 * @param alertsTold alerts in the topic that were not withdrawn
 * @param episodes overspeed episodes in ClickHouse
 * @param episodesTold overspeed alerts in the topic that were not withdrawn
 * @param deadLetters messages that could not be read or judged
 */
record Verification(
    long rows,
    long expectedRows,
    long trips,
    long alerts,
    long alertsTold,
    long episodes,
    long episodesTold,
    long deadLetters) {
  private static final Duration ALERTS_ARRIVE_WITHIN = Duration.ofSeconds(30);
  private static final String OVERSPEED = "overspeed";

  /**
   * Counts until the counts agree, or for 30 s: alerts go to the log and back before they are rows.
   */
  static Verification await(BenchStack stack, Backlog backlog) throws Exception {
    long deadlineNs = System.nanoTime() + ALERTS_ARRIVE_WITHIN.toNanos();
    Waiting waiting = Waiting.atMost(ALERTS_ARRIVE_WITHIN.plusSeconds(60), "the count of alerts");
    Verification found = count(stack, backlog);
    while (!found.reservations().isEmpty() && System.nanoTime() < deadlineNs) {
      waiting.pause();
      found = count(stack, backlog);
    }
    stack.requireUndisturbedStores();
    return found;
  }

  private static Verification count(BenchStack stack, Backlog backlog) throws Exception {
    List<Alert> told =
        AlertLog.newestVersions(stack.bootstrapServers()).values().stream()
            .filter(alert -> alert.state() != Alert.State.WITHDRAWN)
            .toList();
    ClickHouseCounts counts = stack.clickHouse();
    return new Verification(
        counts.telemetryRows(),
        backlog.distinct(),
        counts.trips(),
        counts.alerts(),
        told.size(),
        counts.overspeedEpisodes(),
        told.stream().filter(alert -> alert.alertType().equals(OVERSPEED)).count(),
        counts.deadLetters());
  }

  /** What is not as it has to be; empty when the run is valid. */
  List<String> reservations() {
    List<String> reservations = new ArrayList<>();
    if (rows != expectedRows) {
      reservations.add("%,d rows for %,d events".formatted(rows, expectedRows));
    }
    if (alerts != alertsTold) {
      reservations.add("%,d alerts stored, %,d told".formatted(alerts, alertsTold));
    }
    if (episodes != episodesTold) {
      reservations.add("%,d episodes stored, %,d told".formatted(episodes, episodesTold));
    }
    if (trips == 0 || episodes == 0) {
      reservations.add("%,d trips and %,d overspeed episodes".formatted(trips, episodes));
    }
    if (deadLetters != 0) {
      reservations.add("%,d dead letters".formatted(deadLetters));
    }
    return reservations;
  }
}
