package io.fleet.gateway.reference.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.reference.api.ReferenceHttp.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class ReferenceLogAwayTest {
  private static final String VAN =
      "/v1/reference/vehicles/away-1?valid_from=2026-01-01T00:00:00Z&correct=true";

  @TestHTTPResource("/")
  URI base;

  @Test
  void whileTheLogIsAwayNothingIsWrittenAndWhatIsKnownIsRead() throws Exception {
    // given
    ReferenceHttp office = new ReferenceHttp(base);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> office.put(VAN, "{}").status() != 503);

    // when
    GatewayWorld.broker().kill();
    try {
      // then
      Answer answer = office.put(VAN, "{\"name\":\"a\"}").assertProblem(503, "log-away");
      assertThat(answer.header("Retry-After")).isEqualTo("2");
      office
          .post(
              "/v1/reference/vehicles/import",
              ReferenceHttp.LINES,
              "{\"id\":\"away-2\",\"body\":{}}")
          .assertProblem(503, "log-away");
      office.get("/v1/reference/vehicles/away-1").assertStatus(200);
    } finally {
      GatewayWorld.broker().start();
    }

    // and
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> office.put(VAN, "{\"name\":\"b\"}").status() == 200);
    assertThat(office.get("/v1/reference/vehicles/away-1").json().at("/body/name").asText())
        .isEqualTo("b");
  }
}
