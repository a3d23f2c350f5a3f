package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.privacy.Erasure;
import io.fleet.local.privacy.ErasureReport;
import io.fleet.local.privacy.Export;
import io.fleet.local.privacy.Stores;
import io.fleet.local.privacy.TopicReport;
import io.fleet.schema.privacy.TableReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A driver who worked here wants to know what is held, and then to be forgotten. */
@Timeout(240)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class ErasedDriverIT {
  private static final String DRIVER = "drv-grace-1906";
  private static final String NAME = "Grace Brewster Hopper";
  private static final String PHONE = "+1 703 555-0109";
  private static final String VEHICLE = "graces-van";
  private static final Instant START = Instant.now().minusSeconds(1_200);
  private static final int DRIVEN_S = 300;

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newBuilder().build();
  private FleetStack stack;
  private FleetClient client;

  @Test
  void afterAnErasureNothingNamesTheDriverAndTheVehiclesDriveIsStillThere() throws Exception {
    // given
    stack = CalmStack.stack();
    client = new FleetClient(stack);
    work();
    Traces traces = new Traces(stack, client, List.of(DRIVER, NAME, PHONE));
    assertThat(traces.inTables())
        .contains(
            "telemetry", "trips", "driver_events", "duty_segments", "reference", "dead_letters");
    assertThat(compacted(traces)).isNotEmpty();
    assertThat(answers()).contains(DRIVER, NAME);
    Stores stores =
        new Stores(
            stack.logLogin("admin"),
            URI.create(stack.clickHouseUrl()),
            GatewayAccess.of(stack.data(), "privacy"));

    // when
    Export.Report handedOut =
        new Export(stores, Clock.systemUTC()).run(DRIVER, directory.resolve("export"));
    ErasureReport erased = new Erasure(stores, Clock.systemUTC()).run(DRIVER, false);

    // then
    assertThat(handedOut.tables()).extracting(TableReport::table).contains("trips", "driver_days");
    assertThat(
            Files.readString(
                directory.resolve("export/topics/fleet.prod.reference.drivers.ndjson")))
        .contains(NAME, PHONE);
    assertThat(erased.leftover()).isEmpty();
    assertThat(erased.tables()).extracting(TableReport::table).contains("trips", "driver_days");
    assertThat(erased.compacted())
        .extracting(TopicReport::topic)
        .containsExactly("fleet.prod.reference.deliveryplans", "fleet.prod.reference.drivers");
    assertThat(erased.retained())
        .filteredOn(topic -> topic.topic().equals("fleet.prod.events.driver"))
        .singleElement()
        .satisfies(
            topic ->
                assertThat(Duration.between(Instant.now(), Instant.parse(topic.goneBy())))
                    .isBetween(Duration.ofDays(29), Duration.ofDays(30)));
    assertThat(traces.inTables()).isEmpty();
    assertThat(compacted(traces)).isEmpty();
    assertThat(answers()).doesNotContain(DRIVER, NAME, PHONE);
    assertThat(client.list("/v1/trips?vehicle_id=" + VEHICLE)).hasSize(1);
    assertThat(
            client.count(
                "SELECT count() FROM telemetry FINAL WHERE vehicle_id = '" + VEHICLE + "'"))
        .isEqualTo(DRIVEN_S + 1);
    assertThat(client.count("SELECT count() FROM reference_current WHERE id = 'graces-plan'"))
        .isEqualTo(1);

    // and when it is done once more
    ErasureReport again = new Erasure(stores, Clock.systemUTC()).run(DRIVER, false);

    // then
    assertThat(again.foundNothing()).isTrue();
    assertThat(again.leftover()).isEmpty();
  }

  /** Told about, planned for, logged in, driven, logged out, and named in what nobody can read. */
  private void work() throws Exception {
    put("drivers/" + DRIVER, "{\"name\":\"%s\",\"phone\":\"%s\"}".formatted(NAME, PHONE));
    put(
        "delivery-plans/graces-plan",
        "{\"vehicle_id\":\"%s\",\"driver_id\":\"%s\",\"stops\":[{\"stop_id\":\"s1\",\"lat\":48.2,\"lon\":11.5}]}"
            .formatted(VEHICLE, DRIVER));
    RawLog log = new RawLog(stack);
    log.write(Topic.DRIVER_EVENTS, DRIVER, driverEvent("driver_login", START.minusSeconds(1)));
    assertThat(client.post(drive()).statusCode()).isEqualTo(202);
    log.write(Topic.DRIVER_EVENTS, DRIVER, driverEvent("driver_logout", START.plusSeconds(600)));
    log.write(Topic.TELEMETRY_RAW, VEHICLE, "no telemetry of " + NAME + ", " + DRIVER);
    client
        .soon()
        .until(
            () ->
                client.count(
                            "SELECT count() FROM trips FINAL WHERE state = 'closed' AND driver_id = '"
                                + DRIVER
                                + "'")
                        == 1
                    && client.count(
                            "SELECT count() FROM dead_letters WHERE payload LIKE '%" + NAME + "%'")
                        == 1
                    && client.count(
                            "SELECT count() FROM driver_events WHERE driver_id = '" + DRIVER + "'")
                        == 2
                    && client.count(
                            "SELECT count() FROM driver_days WHERE driver_id = '" + DRIVER + "'")
                        > 0
                    && client.count(
                            "SELECT count() FROM reference WHERE id IN ('graces-plan', '"
                                + DRIVER
                                + "')")
                        == 2);
  }

  /** At 60 km/h to the north, a message a second, and then the engine is off. */
  private static String drive() {
    return IntStream.rangeClosed(0, DRIVEN_S)
        .mapToObj(
            second ->
                "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"driver_id\":\"%s\",\"lat\":%s,\"lon\":11.5,\"speed_kmph\":%d,\"ignition\":%b}"
                    .formatted(
                        VEHICLE,
                        START.plusSeconds(second == DRIVEN_S ? DRIVEN_S + 400 : second),
                        DRIVER,
                        48.1 + Math.min(second, DRIVEN_S - 20) * 0.00015,
                        second < DRIVEN_S - 20 ? 60 : 0,
                        second < DRIVEN_S - 10))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String driverEvent(String type, Instant at) {
    return "{\"driver_id\":\"%s\",\"vehicle_id\":\"%s\",\"event_type\":\"%s\",\"timestamp\":\"%s\"}"
        .formatted(DRIVER, VEHICLE, type, at);
  }

  private static List<String> compacted(Traces traces) {
    return traces.inTopics(Arrays.stream(Topic.values()).filter(Topic::isCompacted).toList());
  }

  /** What those who may ask are told of drivers, and of what the vehicle did. */
  private String answers() throws Exception {
    StringBuilder answers = new StringBuilder();
    for (String path :
        List.of(
            "/v1/drivers",
            "/v1/trips?vehicle_id=" + VEHICLE,
            "/v1/vehicles",
            "/v1/alerts?vehicle_id=" + VEHICLE)) {
      answers.append(client.list(path));
    }
    for (String path : List.of("drivers", "drivers/" + DRIVER + "/versions", "delivery-plans")) {
      String body = send(reference(path).GET()).body();
      answers.append(body.contains("/problems/") ? "" : body);
    }
    return answers.toString();
  }

  private void put(String path, String body) throws Exception {
    HttpRequest.Builder request =
        reference(path + "?correct=true&valid_from=" + START.minusSeconds(60))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpRequest.Builder reference(String path) throws Exception {
    return HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + "/v1/reference/" + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + stack.token());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
