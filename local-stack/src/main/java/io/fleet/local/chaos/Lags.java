package io.fleet.local.chaos;

import io.fleet.local.bench.stack.FlinkRest;
import io.fleet.local.layout.PortName;
import io.fleet.local.topic.ReaderGroups;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far parts are behind and what they have under way: asked of the log, of Flink and of the
 * parts themselves. Whoever is away says nothing now and is asked again at the next look.
 */
final class Lags implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String OLDEST_ROWS = "clickhouse.oldestReadyAgeMs";

  /** Measures that parts tell of themselves, see {@code docs/metrics.md}. */
  private static final Map<PortName, List<String>> GAUGES =
      new EnumMap<>(
          Map.of(
              PortName.INGEST_GATEWAY,
              List.of("fleet_gateway_in_flight_bytes"),
              PortName.ALERT_NOTIFIER,
              List.of("fleet_notifier_in_flight_records", "fleet_notifier_lane_lag_ms"),
              PortName.QUERY_API,
              List.of("fleet_query_snapshots_lag_ms")));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ChaosStack stack;
  private final Admin admin;
  private FlinkRest flink;

  Lags(ChaosStack stack) {
    this.stack = stack;
    Map<String, Object> settings = new HashMap<>(Topics.adminSettings(stack.bootstrapServers()));
    int patienceMs = (int) PATIENCE.toMillis();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMs);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMs);
    this.admin = Admin.create(settings);
  }

  /** By what was asked, its unit at the end of the name. */
  Map<String, Long> now() throws InterruptedException {
    Map<String, Long> lags = new LinkedHashMap<>();
    for (String group : ReaderGroups.ALL) {
      behind(group).ifPresent(records -> lags.put("log waits for " + group + ", records", records));
    }
    oldestRows().ifPresent(ms -> lags.put("oldest row not in the store, ms", Math.round(ms)));
    for (Map.Entry<PortName, List<String>> asked : GAUGES.entrySet()) {
      String told = metrics(asked.getKey());
      for (String gauge : asked.getValue()) {
        gauge(told, gauge).ifPresent(value -> lags.put(gauge, value));
      }
    }
    return lags;
  }

  private OptionalLong behind(String group) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> told =
          new HashMap<>(in(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
      told.values().removeIf(Objects::isNull);
      var newest =
          told.keySet().stream()
              .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> ends = in(admin.listOffsets(newest).all());
      return OptionalLong.of(
          told.entrySet().stream()
              .mapToLong(at -> ends.get(at.getKey()).offset() - at.getValue().offset())
              .filter(records -> records > 0)
              .sum());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return OptionalLong.empty();
    }
  }

  private static <T> T in(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Optional<Double> oldestRows() throws InterruptedException {
    try {
      if (flink == null) {
        flink = new FlinkRest(stack.url(PortName.FLINK_UI));
      }
      return flink.max(OLDEST_ROWS);
    } catch (IOException e) {
      // a job that began anew may stand under another name
      flink = null;
      return Optional.empty();
    }
  }

  private String metrics(PortName part) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url(part) + "/q/metrics"))
            .timeout(PATIENCE)
            .build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * What a gauge comes to over all its tags: the sum, or of a time the longest.
   *
   * @param told in Prometheus' form
   */
  static OptionalLong gauge(String told, String name) {
    var values =
        told.lines()
            .filter(line -> line.startsWith(name + ' ') || line.startsWith(name + '{'))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .summaryStatistics();
    if (values.getCount() == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.round(name.endsWith("_ms") ? values.getMax() : values.getSum()));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
