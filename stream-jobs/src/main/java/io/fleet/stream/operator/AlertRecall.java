package io.fleet.stream.operator;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Refusal;
import io.fleet.stream.io.PublishedAlerts;
import io.fleet.stream.rule.AlertFinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what a job told after the checkpoint it is restored from and does not tell again.
 *
 * <p>An alert that was first opened after the checkpoint is awaited. If the replay tells it again,
 * all is well; if the log is well past the input that had brought it about and it has not been
 * told, it never was: it is withdrawn, one version higher. Alerts opened before the checkpoint are
 * in the vehicles' states and are corrected there.
 */
final class AlertRecall {
  /**
   * How far the log has to be past an alert's input, ms: the horizon, and what a silent vehicle's
   * wake-up may come later than it came the first time.
   */
  static final long WAIT_MS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(AlertRecall.class);
  private static final int VERSIONS_PER_MS = 1_000;

  /** What is told while it is still being read what had been; reading takes 30 s at most. */
  private static final int MOST_TOLD_AGAIN = 200_000;

  private final Map<String, Alert> awaited = new HashMap<>();
  private final Set<String> toldAgain = new HashSet<>();
  private Set<String> toldBefore = Set.of();
  private CompletableFuture<List<Alert>> reading;
  private ListState<byte[]> kept;
  private long failures;

  /** Takes up what a job was still waiting for that had itself been restored. */
  void restore(FunctionInitializationContext context) throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "alerts-awaited", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    for (byte[] alert : kept.get()) {
      await(alert);
    }
  }

  private void await(byte[] json) {
    try {
      Alert alert = AlertJson.read(json);
      awaited.put(alert.alertId(), alert);
    } catch (Refusal.RefusedException e) {
      throw new IllegalStateException("an awaited alert cannot be read", e);
    }
  }

  /**
   * Begins to read what was published after the checkpoint.
   *
   * @param mine whether a vehicle is this subtask's
   */
  void open(PublishedAlerts topic, ToldAlerts.Restored restored, Predicate<String> mine) {
    awaited.values().removeIf(alert -> !mine.test(alert.vehicleId()));
    if (!restored.ends().isEmpty()) {
      toldBefore = restored.ids();
      reading = topic.since(restored.ends(), alert -> isTimelines(alert, mine));
    }
  }

  /** Ids of other makers' alerts are made of other things. */
  private static boolean isTimelines(Alert alert, Predicate<String> mine) {
    String id =
        AlertFinding.alertId(
            alert.alertType(), alert.vehicleId(), alert.startedAtMs(), alert.data());
    return !alert.external() && alert.alertId().equals(id) && mine.test(alert.vehicleId());
  }

  /** An alert is told by the replay. */
  void told(String alertId) {
    if (reading != null && toldAgain.add(alertId) && toldAgain.size() > MOST_TOLD_AGAIN) {
      giveUp();
    }
    if (!awaited.isEmpty()) {
      awaited.remove(alertId);
    }
  }

  /** Whether there is nothing to take back any more. */
  boolean isDone() {
    return reading == null && awaited.isEmpty();
  }

  /**
   * Takes back what is due.
   *
   * @param logMs up to when every partition has been read and every silent vehicle woken, broker
   *     time
   */
  void withdrawDue(long logMs, Consumer<Alert> out) {
    if (reading != null && reading.isDone()) {
      takeRead();
    }
    Iterator<Alert> each = awaited.values().iterator();
    while (each.hasNext()) {
      Alert alert = each.next();
      if (alert.version() / VERSIONS_PER_MS + WAIT_MS <= logMs) {
        each.remove();
        out.accept(alert);
      }
    }
  }

  private void giveUp() {
    failures++;
    LOG.warn("what was told after the checkpoint cannot be read; nothing is taken back");
    endReading();
  }

  private void takeRead() {
    if (reading.isCompletedExceptionally()) {
      giveUp();
    } else {
      Set<String> opened = new HashSet<>();
      for (Alert alert : reading.getNow(List.of())) {
        if (alert.state() == Alert.State.OPENED) {
          opened.add(alert.alertId());
        }
        if (opened.contains(alert.alertId())) {
          awaited.merge(alert.alertId(), alert, (a, b) -> b.version() >= a.version() ? b : a);
        }
      }
      awaited.keySet().removeAll(toldBefore);
      awaited.keySet().removeAll(toldAgain);
      awaited.values().removeIf(alert -> alert.state() == Alert.State.WITHDRAWN);
      endReading();
    }
  }

  private void endReading() {
    reading = null;
    toldBefore = Set.of();
    toldAgain.clear();
  }

  void keep() throws Exception {
    kept.clear();
    for (Alert alert : awaited.values()) {
      kept.add(AlertJson.write(alert));
    }
  }

  /** How often it could not be read what had been told. */
  long failures() {
    return failures;
  }
}
