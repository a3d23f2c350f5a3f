package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Topic;
import io.fleet.local.layout.Topology;
import io.fleet.local.part.PartNames;
import io.fleet.local.process.PartState;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three brokers and two task managers: one of each may die. Twelve processes are more than a build
 * beside other tests bears, so it runs only when asked for: {@code -Dfleet.tests.left-out=}.
 */
@Tag("topology")
@Timeout(400)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final int EVENTS = 8_000;
  private static final Duration ABSENCE = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int UNAVAILABLE = 503;
  private static final int ACCEPTED = 202;
  private static final Map<String, String> UNHURRIED =
      Map.of("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", "0");

  @TempDir private static Path directory;
  @AutoClose private static FleetStack stack;
  private static FleetClient client;

  @BeforeAll
  static void up() throws Exception {
    stack = FleetStack.start(directory, UNHURRIED, "--topology", "cluster", "--no-simulator");
    client = new FleetClient(stack);
  }

  @Test
  @Order(1)
  void everyRecordHasThreeReplicas() throws Exception {
    // given
    List<String> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(topic.topicName());
    }
    topics.add("fleet.prod.notifier.deliveries");
    topics.add("__consumer_offsets");

    // when
    Map<String, TopicDescription> described;
    try (Admin admin = Admin.create(Topics.adminSettings(stack.logLogin("admin")))) {
      described = admin.describeTopics(topics).allTopicNames().get(30, TimeUnit.SECONDS);
    }

    // then
    assertThat(described.values())
        .flatExtracting(TopicDescription::partitions)
        .allMatch(partition -> partition.replicas().size() == 3);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, TELEMETRY_RAW, true",
    "gateway, CHANGES, false",
    "stream-jobs, ALERTS, true",
    "stream-jobs, TELEMETRY_RAW, false",
    "stream-jobs, VEHICLES, false",
    "notifier, ALERTS, false",
    "query-api, TELEMETRY_RAW, false",
    "query-api, WEBHOOK_ENDPOINTS, false"
  })
  @Order(2)
  void aServiceWritesItsOwnTopicsAndNoOthers(String user, Topic topic, boolean isItsOwn) {
    if (isItsOwn) {
      assertThat(LogWrite.with(stack.logLogin(user), topic)).isNull();
    } else {
      assertThat(LogWrite.with(stack.logLogin(user), topic))
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  @Order(3)
  void whoHasAWrongPasswordOrNoNameIsNotLetIn() {
    // given
    LogLogin right = stack.logLogin("gateway");
    Map<String, String> security = new HashMap<>(right.security());
    security.computeIfPresent(
        "sasl.jaas.config", (name, value) -> value.replaceFirst("password=\".", "password=\"!"));

    // when then
    assertThat(LogWrite.with(new LogLogin(right.bootstrapServers(), security), Topic.TELEMETRY_RAW))
        .isInstanceOf(SaslAuthenticationException.class);
    assertThat(LogWrite.with(LogLogin.open(right.bootstrapServers()), Topic.TELEMETRY_RAW))
        .isInstanceOf(TimeoutException.class);
  }

  /** What a log without names lets everybody do. */
  @Test
  @Order(4)
  void howFarJobAndNotifierAreMayBeLookedUp() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode told = client.get("/v1/system");
              assertThat(told.at("/job/state").asText()).as(told.toString()).isEqualTo("ok");
              assertThat(told.at("/notifier/state").asText()).isEqualTo("ok");
            });
  }

  @Test
  @Order(5)
  void oneBrokerAndOneTaskManagerDieAndWritesGoOn() throws Exception {
    // given
    long nowMs = System.currentTimeMillis();
    Deliveries one = new Deliveries("cluster-a", EVENTS, nowMs);
    Deliveries other = new Deliveries("cluster-b", EVENTS, nowMs);
    Deliveries.goTogether(one, other);
    HttpDevice first = new HttpDevice(stack.gatewayUrl(), stack.deviceToken("cluster-a"), one);
    HttpDevice second = new HttpDevice(stack.gatewayUrl(), stack.deviceToken("cluster-b"), other);

    // when
    ExecutorService devices = Executors.newFixedThreadPool(2);
    try {
      Future<?> delivered = devices.submit(delivering(first));
      Future<?> alsoDelivered = devices.submit(delivering(second));
      await().atMost(PATIENCE).until(() -> one.acknowledged().size() > EVENTS / 8);
      stack.whileAway(
          List.of(PartNames.broker(2), PartNames.taskManager(1)),
          () -> {
            TimeUnit.MILLISECONDS.sleep(ABSENCE.toMillis());
            int before = one.acknowledged().size();
            await("writes to go on").atMost(PATIENCE).until(() -> isAhead(one, before));
          });
      delivered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      alsoDelivered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      devices.shutdownNow();
    }

    // then
    for (Deliveries each : List.of(one, other)) {
      assertThat(each.acknowledged()).hasSize(EVENTS);
      assertStoredOnce(each.vehicleId(), EVENTS);
    }
    awaitAllParts();
  }

  @Test
  @Order(6)
  void withoutTwoBrokersNothingIsAcknowledgedAndWithThemAllIsThere() throws Exception {
    // given
    post("cluster-c", 1);
    List<Integer> answers = new ArrayList<>();

    // when
    stack.whileAway(
        List.of(PartNames.broker(1), PartNames.broker(3)),
        () -> {
          for (int number = 2; number <= 4; number++) {
            answers.add(post("cluster-c", number));
          }
        });

    // then
    assertThat(answers).containsOnly(UNAVAILABLE);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> post("cluster-c", 5) == ACCEPTED);
    awaitAllParts();
    assertThat(post("cluster-c", 6)).isEqualTo(ACCEPTED);
    client
        .soon()
        .untilAsserted(
            () -> assertThat(client.sql(seconds("cluster-c"))).contains("1").contains("5", "6"));
    assertStoredOnce("cluster-a", EVENTS);
  }

  private static boolean isAhead(Deliveries deliveries, int before) {
    int now = deliveries.acknowledged().size();
    return now > before + 100 || now == EVENTS;
  }

  private static int post(String vehicleId, int second) throws Exception {
    String event = "{\"vehicle_id\":\"%s\",\"timestamp\":\"2026-03-02T06:00:%02dZ\",\"rpm\":900}";
    return client.post(event.formatted(vehicleId, second)).statusCode();
  }

  private static String seconds(String vehicleId) {
    return "SELECT arraySort(groupUniqArray(toSecond(ts))) FROM telemetry_current WHERE vehicle_id"
        + " = '"
        + vehicleId
        + "'";
  }

  private static void assertStoredOnce(String vehicleId, int events) {
    String rows =
        "SELECT count(), uniqExact(ts, identity) FROM telemetry_current WHERE vehicle_id = '"
            + vehicleId
            + "'";
    client
        .soon()
        .untilAsserted(
            () -> assertThat(client.sql(rows)).as(vehicleId).isEqualTo(events + "\t" + events));
  }

  private static void awaitAllParts() {
    for (String part : PartNames.all(Topology.CLUSTER)) {
      if (!part.equals(PartNames.SIMULATOR)) {
        await(part).atMost(PATIENCE).until(() -> stack.part(part).state() == PartState.RUNNING);
      }
    }
  }

  private static Callable<Void> delivering(HttpDevice device) {
    return () -> {
      device.deliver();
      return null;
    };
  }
}
