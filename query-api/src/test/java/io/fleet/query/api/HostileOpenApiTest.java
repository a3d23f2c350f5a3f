package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.query.api.OpenApiDocument.Reading;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in whatever parameter of the OpenAPI document: it is answered or refused, never
 * with a failure of ours, and never with what the asker may not see.
 */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class HostileOpenApiTest {
  private static final int TRIES_PER_OPERATION = 15;
  private static final List<String> SQL =
      List.of(
          "' OR '1'='1",
          "leak-b-van' OR vehicle_id = 'leak-b-van",
          "'; DROP TABLE fleet.trips; --",
          "\\'; SELECT sleep(3); --",
          "') UNION ALL SELECT * FROM fleet.alerts --",
          "{whole_fleet:Bool}",
          "\\N",
          "%",
          "leak-b%");
  private static final List<String> TIMES =
      List.of(
          "0",
          "-1",
          "9999999999999",
          "4102444800000",
          "1e3",
          "2026-01-31T08:00:00",
          "2026-02-30T08:00:00Z",
          "2026-01-31T08:00:00+99:99",
          "+292278994-08-17T07:12:55.807Z",
          "NaN",
          "1769846400000");

  Store store;
  private List<Reading> readings;

  @BeforeEach
  void theDocumentAndTwoGroups() {
    TwoGroups.fill(store);
    readings =
        OpenApiDocument.readings().stream()
            .filter(reading -> !reading.id().startsWith("stream"))
            .toList();
  }

  @Test
  void nothingFailsAndNothingLeaks() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    JqwikSession.run(
        () -> {
          List<String> cursors = cursors();
          for (Reading reading : readings) {
            String caller = Client.scoped("hostile-" + reading.id(), "operator", "leak-a");
            values(cursors)
                .list()
                .ofSize(reading.parameters().size() + 1)
                .generator(1_000, true)
                .stream(random)
                .map(Shrinkable::value)
                .limit(TRIES_PER_OPERATION)
                .forEach(values -> attack(seed, reading, values, caller, random));
          }
        });
  }

  private static Arbitrary<String> values(List<String> cursors) {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just("")),
        Tuple.of(3, Arbitraries.of(SQL)),
        Tuple.of(3, Arbitraries.of(TIMES)),
        Tuple.of(2, Arbitraries.of(cursors)),
        Tuple.of(1, Arbitraries.of("leak-b-van", "leak-b-driver", TwoGroups.id("b", 1))),
        Tuple.of(2, Arbitraries.strings().ofMaxLength(300)),
        Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(20)),
        Tuple.of(1, Arbitraries.integers().map(String::valueOf)),
        Tuple.of(1, Arbitraries.of("x".repeat(5_000), "leak-b-van,".repeat(1_000))));
  }

  private static void attack(
      long seed, Reading reading, List<String> values, String caller, Random random) {
    String path = reading.path().replaceAll("\\{[a-z_]+}", escaped(values.get(0)));
    String query =
        IntStream.range(0, reading.parameters().size())
            .filter(i -> !values.get(i + 1).isEmpty())
            .mapToObj(i -> reading.parameters().get(i) + "=" + escaped(values.get(i + 1)))
            .collect(Collectors.joining("&"));
    String address = query.isEmpty() ? path : path + "?" + query;

    String form = reading.forms().get(random.nextInt(reading.forms().size()));
    Response answer = Client.with(caller).accept(form).urlEncodingEnabled(false).get(address);

    assertThat(answer.statusCode())
        .as("seed %d: %s %s: %s", seed, form, address, answer.asString())
        .isBetween(200, 499)
        .isNotEqualTo(401);
    if (answer.statusCode() == 200) {
      assertThat(answer.asString()).as(address).doesNotContainPattern(TwoGroups.FORBIDDEN);
    }
  }

  /** Half a surrogate is no character, and URLEncoder would write a question mark for it. */
  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Cursors of other lists, of other people and of nobody. */
  private static List<String> cursors() {
    List<String> cursors = new ArrayList<>(List.of("AAAA", "MX4w", "~", "MX4".repeat(100)));
    for (String list : List.of("/v1/trips", "/v1/vehicles", "/v1/alerts", "/v1/drivers")) {
      String next =
          Client.with(Client.scoped("hostile-admin", "admin")).get(list + "?limit=1").path("next");
      if (next != null) {
        cursors.add(next);
      }
    }
    return cursors;
  }

  @Test
  void aCursorOfSomebodyWhoSeesMoreShowsNoMore() {
    // given
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6)
        VALUES ('a-first-of-all', '2026-01-31 08:00:00', 1, 1, 48000000, 11000000)
        """);
    String all = Client.scoped("hostile-admin", "admin");
    String cursor = Client.with(all).get("/v1/vehicles?limit=1").path("next");

    // when
    Response answer =
        Client.with(Client.scoped("hostile-a", "viewer", "leak-a"))
            .queryParam("cursor", cursor)
            .get("/v1/vehicles");

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getList("items.vehicle_id", String.class))
        .containsExactly("leak-a-van");
  }

  @Test
  void aThousandIdsTooManyAreRefusedAndNamed() {
    String ids =
        IntStream.range(0, 10_000).mapToObj(i -> "van-" + i).collect(Collectors.joining(","));
    Response joined = Client.viewer().get("/v1/trips?vehicle_id=" + ids);
    assertThat(joined.statusCode()).isEqualTo(400);
    assertThat(joined.jsonPath().getString("parameter")).isEqualTo("vehicle_id");

    Response repeated =
        Client.viewer().get("/v1/trips?vehicle_id=" + ids.replace(",", "&vehicle_id="));
    assertThat(repeated.statusCode()).isIn(400, 414);
    Response twice = Client.viewer().get("/v1/trips?state=open&state=closed");
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(twice.jsonPath().getString("parameter")).isEqualTo("state");
  }

  @Test
  void aForgedTokenOpensNothing() {
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> Client.as("admin").get("/v1/api-keys").statusCode() == 200);
    for (String token : ForgedTokens.all()) {
      for (Reading reading : readings) {
        String path = reading.path().replaceAll("\\{[a-z_]+}", "leak-b-van");
        Response answer = given().auth().oauth2(token).get(path);
        assertThat(answer.statusCode()).as("%s with %s", path, token).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
      }
    }
  }
}
