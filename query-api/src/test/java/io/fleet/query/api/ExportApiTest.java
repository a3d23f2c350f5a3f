package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists told whole. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class ExportApiTest {
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final String TRIPS = "/v1/trips?from=2012-05-01&to=2012-06-01&zone=UTC";
  private static final int ROWS = 1_234;

  private final ObjectMapper json = new ObjectMapper();

  Store store;

  @BeforeEach
  void moreTripsThanAPageHolds() {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, driver_id, ended_at, start_lat_e6, start_lon_e6, distance_mm)
        SELECT 'ex-' || toString(number % 7), toDateTime64('2012-05-01 00:00:00', 3, 'UTC') + intDiv(number, 3) * 60,
               toUUID(concat('eeeeeeee-2012-5000-8000-', leftPad(toString(number), 12, '0'))), 1, 0, 'closed', 'ex-driver',
               toDateTime64('2012-06-01 01:00:00', 3, 'UTC'), 48000000 + number, 11000000, number * 1000
        FROM numbers(1234)
        """);
  }

  @Test
  void everyItemOfAllPagesIsALineInTheSameOrderAndForm() throws IOException {
    // when
    Response answer = Client.viewer().accept(NDJSON).get(TRIPS);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(NDJSON);
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    List<String> lines = answer.asString().lines().toList();
    assertThat(lines).hasSize(ROWS);
    JsonNode page = json.readTree(Client.viewer().get(TRIPS + "&limit=1000").asString());
    for (int i = 0; i < 1_000; i++) {
      assertThat(json.readTree(lines.get(i))).isEqualTo(page.at("/items/" + i));
    }
  }

  @Test
  void csvHasAColumnForEachFieldAndMember() {
    // when
    Response answer = Client.viewer().accept(CSV).get(TRIPS + "&sort=started_at&limit=2");

    // then
    assertThat(answer.contentType()).startsWith("text/csv;charset=UTF-8");
    String[] lines = answer.asString().split("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0])
        .startsWith("trip_id,version,updated_at,withdrawn,vehicle_id,driver_id,source")
        .endsWith("start_position.lat,start_position.lon,end_position.lat,end_position.lon");
    assertThat(lines[1])
        .startsWith("eeeeeeee-2012-5000-8000-000000000000,1,1970-01-01T00:00:00.000Z,false,ex-0,")
        .contains(",2012-05-01T00:00:00.000Z,")
        .endsWith(",48.0,11.0,,");
  }

  @Test
  void selectedFieldsAreTheOnlyOnes() {
    String fields = TRIPS + "&limit=1&fields=vehicle_id,start_position";
    assertThat(Client.viewer().accept(CSV).get(fields).asString().lines().findFirst())
        .hasValue("vehicle_id,start_position.lat,start_position.lon");
    assertThat(Client.viewer().accept(NDJSON).get(fields).jsonPath().getMap("").keySet())
        .hasToString("[vehicle_id, start_position]");
  }

  @Test
  void aTextOfSomebodyElsesIsNoFormulaAndKeepsItsCommas() {
    // given
    store.execute(
        """
        INSERT INTO fleet.dead_letters (occurred_at, dead_letter_id, version, withdrawn, place, reason, detail, origin, record_key, payload)
        VALUES ('2012-05-02 00:00:00', 'eeeeeeee-2012-5000-8000-0000000000f0', 1, 0, 'decode', 'malformed',
                '=HYPERLINK("http://x","y")', 'a,"b"', '+1', 'x')
        """);

    // when
    String csv =
        Client.as("operator")
            .accept(CSV)
            .get(
                "/v1/dead-letters?from=2012-05-02T00:00:00Z&to=2012-05-03T00:00:00Z"
                    + "&fields=detail,origin,record_key")
            .asString();

    // then
    assertThat(csv)
        .isEqualTo(
            "detail,origin,record_key\r\n"
                + "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"a,\"\"b\"\"\",'+1\r\n");
  }

  @Test
  void itIsCompressedAsTheClientAccepts() throws Exception {
    String plain = Client.viewer().accept(CSV).get(TRIPS).asString();
    for (String encoding : List.of("gzip", "zstd", "zstd;q=0.5, gzip;q=0.1", "br, gzip;q=0.5")) {
      // when
      HttpResponse<InputStream> answer = ask(TRIPS, CSV, encoding);

      // then
      String used = encoding.startsWith("zstd") ? "zstd" : "gzip";
      assertThat(answer.headers().allValues("Content-Encoding")).containsExactly(used);
      assertThat(decoded(used, answer.body())).isEqualTo(plain);
      assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
    }
    assertThat(ask(TRIPS, CSV, "br").headers().allValues("Content-Encoding"))
        .doesNotContain("gzip", "zstd");
    HttpResponse<InputStream> page = ask(TRIPS, "application/json", "zstd");
    assertThat(page.headers().allValues("Content-Encoding")).containsExactly("zstd");
    assertThat(json.readTree(decoded("zstd", page.body())).at("/items")).hasSize(100);
  }

  private static String decoded(String encoding, InputStream body) throws IOException {
    InputStream in =
        switch (encoding) {
          case "zstd" -> new ZstdInputStream(body);
          case "gzip" -> new GZIPInputStream(body);
          default -> body;
        };
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void overHttp2ItIsNotCompressedTwice() throws Exception {
    for (String form : List.of(CSV, "application/json")) {
      // when
      HttpResponse<InputStream> answer = ask(TRIPS, form, "gzip, zstd", HttpClient.Version.HTTP_2);

      // then
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      String used = answer.headers().firstValue("Content-Encoding").orElse("identity");
      assertThat(decoded(used, answer.body())).contains("eeeeeeee-2012-5000-8000-000000001233");
    }
  }

  private static HttpResponse<InputStream> ask(String path, String form, String encoding)
      throws Exception {
    return ask(path, form, encoding, HttpClient.Version.HTTP_1_1);
  }

  private static HttpResponse<InputStream> ask(
      String path, String form, String encoding, HttpClient.Version version) throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + Client.scoped("exporter", "admin"))
            .header("Accept", form)
            .header("Accept-Encoding", encoding)
            .timeout(Duration.ofSeconds(20))
            .build();
    return HttpClient.newBuilder()
        .version(version)
        .build()
        .send(question, HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingElse() {
    String next = Client.ok(Client.viewer(), "/v1/trips?limit=1").getString("next");
    for (String wrong :
        List.of("fields=nonsense", "cursor=" + next, "sort=color", "limit=0", "zone=Mars")) {
      for (String form : List.of(CSV, NDJSON)) {
        Response answer = Client.viewer().accept(form).get("/v1/trips?" + wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("parameter"))
            .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
      }
    }
    assertThat(Client.viewer().accept("image/png").get("/v1/trips").statusCode()).isEqualTo(406);
    assertThat(given().accept(CSV).get("/v1/trips").statusCode()).isEqualTo(401);
    assertThat(Client.viewer().accept(CSV).get("/v1/dead-letters").statusCode()).isEqualTo(403);
  }

  @Test
  void anEmptySelectionIsAHeaderOrNothing() {
    String none = "/v1/trips?vehicle_id=nobodys&fields=trip_id";
    assertThat(Client.viewer().accept(CSV).get(none).asString()).isEqualTo("trip_id\r\n");
    assertThat(Client.viewer().accept(NDJSON).get(none).asString()).isEmpty();
  }

  @Test
  void alertsAreToldWithWhatPeopleMadeOfThem() {
    // given
    TwoGroups.fill(store);

    // when
    JsonPath line =
        Client.as("admin")
            .accept(NDJSON)
            .get("/v1/alerts?vehicle_id=leak-a-van&fields=alert_id,acknowledged_by")
            .jsonPath();

    // then
    assertThat(line.getString("acknowledged_by")).isEqualTo("leak-a");
  }
}
