package io.fleet.gateway.reference.api;

import static io.fleet.gateway.reference.api.ReferenceHttp.CSV;
import static io.fleet.gateway.reference.api.ReferenceHttp.GEOJSON;
import static io.fleet.gateway.reference.api.ReferenceHttp.LINES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.reference.ReferenceFeeds;
import io.fleet.gateway.reference.api.ReferenceHttp.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of reference data, large and broken ones among them. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class ReferenceImportTest {
  private static final String FROM_NEW_YEAR = "valid_from=2026-01-01T00:00:00Z&correct=true";
  private static final int MANY = 10_000;

  @TestHTTPResource("/")
  URI base;

  @Inject ReferenceBook book;

  private ReferenceHttp office;

  @BeforeEach
  void setUp() throws Exception {
    office = new ReferenceHttp(base);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> office.get("/v1/reference/rules").status() == 200);
  }

  private Answer send(String kind, String query, String type, String file) throws Exception {
    return office.post("/v1/reference/" + kind + "/import?" + query, type, file);
  }

  private static void assertCounts(JsonNode report, int created, int unchanged, int refused) {
    assertThat(report.get("created").asInt()).isEqualTo(created);
    assertThat(report.get("unchanged").asInt()).isEqualTo(unchanged);
    assertThat(report.get("refused").asInt()).isEqualTo(refused);
    assertThat(report.get("results")).hasSize(created + unchanged + refused);
  }

  @Test
  void tenThousandLinesWithThreeBadOnesAreReadByEveryGateway() throws Exception {
    // given
    StringBuilder file = new StringBuilder("id,name,tank_l\n");
    for (int line = 2; line <= MANY + 1; line++) {
      String tank = line == 777 ? "-1" : line == 5_000 ? "full" : "80";
      String id = line == 9_999 ? "not an id" : "bulk-" + line;
      file.append(id).append(",Van ").append(line).append(',').append(tank).append('\n');
    }

    // when
    JsonNode report =
        send("vehicles", FROM_NEW_YEAR, CSV, file.toString()).assertStatus(200).json();

    // then
    assertCounts(report, MANY - 3, 0, 3);
    assertRefused(report, 777, "/tank_l", "range");
    assertRefused(report, 5_000, "/tank_l", "type");
    assertRefused(report, 9_999, "id", "form");
    assertThat(inForce(book)).isEqualTo(MANY - 3);

    // and: another gateway that starts now sees all of it
    ReferenceBook other = new ReferenceBook();
    ReferenceFeeds.readInto(other);
    assertThat(inForce(other)).isEqualTo(MANY - 3);

    // and: the same file again writes nothing
    JsonNode again = send("vehicles", FROM_NEW_YEAR, CSV, file.toString()).json();
    assertCounts(again, 0, MANY - 3, 3);
    assertThat(book.versions(ReferenceKind.VEHICLES, "bulk-2")).hasSize(1);
  }

  private static long inForce(ReferenceBook book) {
    long now = System.currentTimeMillis();
    return book.ids(ReferenceKind.VEHICLES).stream()
        .filter(id -> id.startsWith("bulk-"))
        .filter(id -> book.inForce(ReferenceKind.VEHICLES, id, now) != null)
        .count();
  }

  private static void assertRefused(JsonNode report, int line, String field, String reason) {
    JsonNode result = report.get("results").get(line - 2);
    assertThat(result.get("line").asInt()).isEqualTo(line);
    assertThat(result.get("status").asText()).isEqualTo("refused");
    assertThat(result.at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(result.at("/errors/0/reason").asText()).isEqualTo(reason);
  }

  @Test
  void whatIsLearnedAgainEveryDayIsWrittenWhenItChanges() throws Exception {
    assertCounts(learned("2026-03-02", 1), 1, 0, 0);
    assertCounts(learned("2026-03-02", 1), 0, 1, 0);
    assertCounts(learned("2026-03-03", 1), 0, 1, 0);
    assertThat(learned("2026-03-04", 30).get("updated").asInt()).isEqualTo(1);
    assertThat(book.versions(ReferenceKind.CAPABILITIES, "learned-1")).hasSize(2);
  }

  private JsonNode learned(String from, int samplingS) throws Exception {
    String line =
        "{\"id\":\"learned-1\",\"valid_from\":\"%sT00:00:00Z\",\"body\":{\"sampling_s\":%d,\"speed\":true}}\n";
    return send("capabilities", "correct=true", LINES, line.formatted(from, samplingS))
        .assertStatus(200)
        .json();
  }

  @Test
  void aDryRunSaysWhatWouldBe() throws Exception {
    String file = "{\"id\":\"dry-1\",\"body\":{}}\n{\"id\":\"dry-2\",\"body\":{\"x\":1}}\n";

    JsonNode report = send("vehicles", "dry_run=true", LINES, file).assertStatus(200).json();

    assertCounts(report, 1, 0, 1);
    assertThat(report.get("dry_run").asBoolean()).isTrue();
    assertThat(book.versions(ReferenceKind.VEHICLES, "dry-1")).isEmpty();
  }

  @Test
  void atomicWritesAllOrNothing() throws Exception {
    String good = "{\"id\":\"atom-1\",\"body\":{}}\n";
    String bad = "{\"id\":\"atom-2\",\"body\":{\"x\":1}}\n";

    Answer refused = send("vehicles", "atomic=true", LINES, good + bad);
    refused.assertProblem(422, "invalid");
    assertThat(refused.json().get("results")).hasSize(2);
    assertThat(book.versions(ReferenceKind.VEHICLES, "atom-1")).isEmpty();

    assertCounts(send("vehicles", "atomic=true", LINES, good).assertStatus(200).json(), 1, 0, 0);
    assertThat(book.versions(ReferenceKind.VEHICLES, "atom-1")).hasSize(1);
  }

  @Test
  void aHistoryOfOneThingMayStandInOneFile() throws Exception {
    String file =
        "id,valid_from,vehicle_id\n"
            + "past-1,2026-01-01T00:00:00Z,van-1\n"
            + "past-1,2026-02-01T00:00:00Z,van-2\n"
            + "past-1,2026-02-01T01:00:00+01:00,van-3\n"
            + "past-1,2026-03-01T00:00:00Z,van-2\n";

    JsonNode report = send("pairings", "correct=true", CSV, file).assertStatus(200).json();

    assertThat(report.get("results").findValuesAsText("status"))
        .containsExactly("created", "updated", "refused", "unchanged");
    assertThat(report.at("/results/2/errors/0/reason").asText()).isEqualTo("duplicate");
    assertThat(report.at("/results/0/warnings/0/reason").asText()).isEqualTo("not_known");
    assertThat(book.versions(ReferenceKind.PAIRINGS, "past-1"))
        .extracting(version -> version.version())
        .containsExactly(1L, 2L);
  }

  @Test
  void featuresBecomeRoadLimits() throws Exception {
    String file =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + "{\"type\":\"Feature\",\"id\":\"way-1\",\"properties\":{\"maxspeed_kmph\":50},"
            + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[11,48],[11.1,48]]}},"
            + "{\"type\":\"Feature\",\"properties\":{\"id\":\"way-2\"},"
            + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[11,48],[11,48]]}}]}";

    JsonNode report = send("road-limits", FROM_NEW_YEAR, GEOJSON, file).assertStatus(200).json();

    assertCounts(report, 1, 0, 1);
    assertThat(office.get("/v1/reference/road-limits/way-1").json().at("/body/maxspeed_kmph"))
        .hasToString("50");
  }

  @Test
  void gzipIsTakenAndBombsAreNot() throws Exception {
    String path = "/v1/reference/vehicles/import?" + FROM_NEW_YEAR;
    byte[] good = "{\"id\":\"zip-1\",\"body\":{}}".getBytes(UTF_8);

    assertCounts(office.postGzip(path, LINES, good).assertStatus(200).json(), 1, 0, 0);
    office.postGzip(path, LINES, new byte[400_000_000]).assertProblem(413, "too-large");
    office.post(path, LINES, " ".repeat(9 << 20)).assertProblem(413, "too-large");
  }

  @Test
  void whatCannotBeReadAtAllIsRefusedAsAWhole() throws Exception {
    send("vehicles", "", "text/plain", "id\na").assertProblem(415, "media-type");
    send("vehicles", "", GEOJSON, "{}").assertProblem(415, "media-type");
    send("routes", "", GEOJSON, "{}").assertProblem(400, "malformed");
    send("vehicles", "", CSV, "name\nx").assertProblem(400, "malformed");
    send("vehicles", "dry_run=perhaps", CSV, "id\nx").assertProblem(400, "bad-request");
    send("vehicles", "valid_from=2020-01-01T00:00:00Z", CSV, "id\nx").assertProblem(422, "invalid");
    String tooMany = "{}\n".repeat(100_001);
    send("vehicles", "", LINES, tooMany).assertProblem(400, "malformed");
  }

  @Test
  void aHundredThousandBadLinesAreAReportOfBoundedSize() throws Exception {
    Answer answer = send("vehicles", "", LINES, "{\"a\":1}\n".repeat(100_000)).assertStatus(200);

    assertThat(answer.json().get("refused").asInt()).isEqualTo(100_000);
    assertThat(answer.response().body().length()).isLessThan(20 << 20);
  }
}
