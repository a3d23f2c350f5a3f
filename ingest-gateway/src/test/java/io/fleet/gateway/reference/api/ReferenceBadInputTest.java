package io.fleet.gateway.reference.api;

import static io.fleet.gateway.reference.api.ReferenceHttp.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.reference.api.ReferenceHttp.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad request gets its documented answer, and the next good one is written. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class ReferenceBadInputTest {
  private static final String VAN = "/v1/reference/vehicles/bad-1";

  @TestHTTPResource("/")
  URI base;

  private ReferenceHttp office;

  @BeforeEach
  void setUp() throws Exception {
    office = new ReferenceHttp(base);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> office.get("/v1/reference/rules").status() == 200);
  }

  @AfterEach
  void theNextGoodOneIsWritten() throws Exception {
    String body = "{\"name\":\"" + UUID.randomUUID() + "\"}";
    office.put("/v1/reference/vehicles/good-1", body);
    office.put("/v1/reference/vehicles/good-1", "{}").assertStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "hello",
        "{",
        "{}{}",
        "{\"tank_l\":NaN}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"tank_l\":1e}",
        "{\"name\":\"\u0001\"}"
      })
  void whatIsNoJsonObject(String body) throws Exception {
    office.put(VAN, body).assertProblem(400, "malformed");
  }

  @Test
  void tenThousandObjectsWithinEachOther() throws Exception {
    Answer answer = office.put(VAN, "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));

    answer.assertProblem(400, "malformed");
    assertThat(answer.json().get("detail").asText()).contains("nested too deeply");
  }

  @Test
  void aNumberBeyondAllBounds() throws Exception {
    assertError(office.put(VAN, "{\"tank_l\":1e999}"), "/tank_l", "range");
    office.put(VAN, "{\"tank_l\":" + "9".repeat(100_000) + "}").assertProblem(400, "malformed");
  }

  @Test
  void hugeTexts() throws Exception {
    assertError(office.put(VAN, "{\"name\":\"" + "x".repeat(500_000) + "\"}"), "/name", "length");
    office.put(VAN, "{\"name\":\"" + "x".repeat(9 << 20) + "\"}").assertProblem(413, "too-large");
    office.put(VAN, "{" + " ".repeat(3 << 20) + "}").assertProblem(413, "too-large");
    office.put(VAN, "{\"" + "x".repeat(100_000) + "\":1}").assertProblem(400, "malformed");
  }

  @Test
  void aHundredThousandUnknownMembers() throws Exception {
    StringBuilder body = new StringBuilder("{\"a\":0");
    for (int i = 0; i < 100_000; i++) {
      body.append(",\"m").append(i).append("\":0");
    }
    Answer answer = office.put(VAN, body + "}").assertProblem(422, "invalid");

    assertThat(answer.json().get("errors")).hasSize(50);
  }

  @Test
  void halfCharactersInNamesAndValues() throws Exception {
    assertError(office.put(VAN, "{\"name\":\"\\ud800\"}"), "/name", "form");
    assertError(office.put(VAN, "{\"\\ud800\":1}"), "/?", "unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%0d%0aSet-Cookie:%20x=1", "a%20b", "%C3%A4", "%00", "a%3Cb%3E"})
  void idsThatWouldBeSomethingElse(String id) throws Exception {
    Answer answer = office.put("/v1/reference/vehicles/" + id, "{}");

    assertError(answer, "id", "form");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    office.delete("/v1/reference/vehicles/" + id).assertProblem(404, "not-found");
    office.get("/v1/reference/vehicles/" + id).assertProblem(404, "not-found");
  }

  @Test
  void aCallerWhoseNameIsALogLine() throws Exception {
    office.as("eve\r\n2026-01-01 INFO all is well", "admin");
    office.delete(VAN + "?valid_from=2026-01-02T00:00:00Z&correct=true");

    Answer answer =
        office.put(VAN + "?valid_from=2026-01-01T00:00:00Z&correct=true", "{\"name\":\"e\"}");

    assertThat(answer.json().get("changed_by").asText())
        .isEqualTo("eve??2026-01-01 INFO all is well");
  }

  @Test
  void otherContentTypesAndEncodings() throws Exception {
    for (String type :
        new String[] {null, "text/plain", "application/xml", "application/x-ndjson"}) {
      office.send("PUT", VAN, type, "{}").assertProblem(415, "media-type");
    }
    Answer answer = office.put(VAN, "{}", "Content-Encoding", "br");
    answer.assertProblem(415, "media-type");
  }

  @Test
  void methodsThatAreNotThere() throws Exception {
    office.send("POST", VAN, JSON, "{}").assertProblem(405, "method-not-allowed");
    office.send("PATCH", VAN, JSON, "{}").assertProblem(405, "method-not-allowed");
  }

  private static void assertError(Answer answer, String field, String reason) throws Exception {
    JsonNode error = answer.assertProblem(422, "invalid").json().get("errors").get(0);
    assertThat(error.get("field").asText()).isEqualTo(field);
    assertThat(error.get("reason").asText()).isEqualTo(reason);
  }
}
