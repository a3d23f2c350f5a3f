package io.fleet.notifier;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.endpoint.EventTypes;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.endpoint.Grouping;
import io.fleet.notifier.endpoint.Grouping.FoldBy;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.endpoint.Subscription;
import io.fleet.notifier.endpoint.Target;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folding in the whole service, between a real broker and a real receiver. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class FoldingEndToEndTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration COOL_DOWN = Duration.ofSeconds(3);
  private static final String ENDPOINT = "folding";

  @Inject NotifierConfig config;
  @Inject Lanes lanes;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final Receiver receiver = new Receiver(ENDPOINT);
  private AlertsTopic alerts;

  @BeforeEach
  void subscribe() {
    alerts = new AlertsTopic(bootstrapServers);
    await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    lanes.inForce(
        new Endpoint(
            ENDPOINT,
            "",
            new Target(receiver.url(), Map.of()),
            List.of(Secret.hmac(Receiver.SECRET)),
            new Subscription(new EventTypes(List.of("*"))),
            DeliveryTerms.DEFAULT,
            Format.STANDARD,
            EndpointState.ENABLED,
            new Grouping(COOL_DOWN, FoldBy.VEHICLE, null),
            null));
  }

  @AfterEach
  void unsubscribe() {
    lanes.removed(ENDPOINT);
    receiver.close();
    alerts.close();
  }

  @Test
  void aStormIsTheFirstMessageAndOneMore() {
    // given
    alerts.sendAndWait(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
    await().atMost(SOON).until(() -> receiver.count() == 1);

    // when
    for (int i = 0; i < 5; i++) {
      alerts.send(AlertsTopic.alert(newId(), 1, Alert.State.OPENED));
    }

    // then
    await().atMost(SOON).until(() -> receiver.count() == 2);
    assertThat(receiver.unverified()).isZero();
    assertThat(receiver.messages().get(1).body())
        .contains("\"type\":\"vehicle.overspeed.folded\"", "\"count\":5");
    await().atMost(SOON).until(() -> pendingInStore() == 0);
  }

  private long pendingInStore() {
    var newest = alerts.newestValues(config.store().topic()).values();
    return newest.stream().filter(Objects::nonNull).count();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
