package io.fleet.stream.operator;

import io.fleet.events.Alert;
import io.fleet.stream.io.PublishedAlerts;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** What a subtask remembers, beyond restarts, of the alerts it has told. */
final class AlertMemory implements AutoCloseable {
  private final ToldAlerts told = new ToldAlerts();
  private final AlertRecall recall = new AlertRecall();
  private ToldAlerts.Restored restored;
  private PublishedAlerts topic;

  void restore(FunctionInitializationContext context) throws Exception {
    restored = told.restore(context);
    recall.restore(context);
  }

  /**
   * Begins to read what was told after the checkpoint.
   *
   * @param mine whether a vehicle is this subtask's
   */
  void open(PublishedAlerts published, Predicate<String> mine, MetricGroup metrics) {
    topic = published;
    recall.open(published, restored, mine);
    told.open(published);
    metrics.gauge("fleet_alert_recall_failures", (Gauge<Long>) recall::failures);
  }

  /** An alert goes to the topic. */
  void told(String alertId) {
    told.add(alertId);
    recall.told(alertId);
  }

  boolean hasNothingToTakeBack() {
    return recall.isDone();
  }

  /** See {@link AlertRecall#withdrawDue}. */
  void withdrawDue(long logMs, Consumer<Alert> out) {
    recall.withdrawDue(logMs, out);
  }

  void keep(long checkpoint) throws Exception {
    told.keep(checkpoint);
    recall.keep();
  }

  /** What was told before this checkpoint stands in the topic now. */
  void complete(long checkpoint) {
    told.complete(checkpoint);
  }

  @Override
  public void close() {
    if (topic != null) {
      topic.close();
    }
  }
}
