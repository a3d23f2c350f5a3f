package io.fleet.notifier.consume;

import io.fleet.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How far this instance is behind in its shards of each topic, as its client knows it. */
public final class ConsumerLag {
  /** Records not taken yet. */
  public static final String LAG = "fleet.notifier.lag.records";

  /** Records taken and neither delivered nor stored. */
  public static final String IN_FLIGHT = "fleet.notifier.in.flight.records";

  private static final String CLIENT_METRIC = "records-lag";

  private volatile Map<MetricName, ? extends Metric> metrics = Map.of();

  public ConsumerLag(MeterRegistry registry, Intake intake) {
    registry.gauge(IN_FLIGHT, intake, Intake::inFlight);
    Stream.of(Topic.ALERTS, Topic.WEBHOOK_REPLAYS, Topic.CHANGES)
        .map(Topic::topicName)
        .forEach(t -> registry.gauge(LAG, Tags.of("topic", t), this, lag -> lag.records(t)));
  }

  /** The client whose lag is shown. Its metrics may be read from any thread. */
  void watch(Consumer<?, ?> consumer) {
    metrics = consumer.metrics();
  }

  /** The client writes dots in the names of topics as underscores. */
  private double records(String topic) {
    String tag = topic.replace('.', '_');
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(CLIENT_METRIC))
        .filter(metric -> tag.equals(metric.metricName().tags().get("topic")))
        .map(Metric::metricValue)
        .filter(value -> value instanceof Double d && Double.isFinite(d))
        .mapToDouble(Double.class::cast)
        .sum();
  }
}
