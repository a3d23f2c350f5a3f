package io.fleet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class TokensInQueriesTest {
  @TestHTTPResource("/")
  URI base;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/telemetry?access_token=x",
        "/v1/telemetry?a=1&token=x",
        "/v1/schemas?Authorization=Bearer%20x",
        "/v1/devices?BEARER",
        "/q/health/live?access%5Ftoken=x",
        "/nowhere?%20token=x",
        "/nowhere;token?;access_token=x&token"
      })
  void aTokenInTheAddressIsRefusedWhateverThePath(String path) throws Exception {
    // when
    HttpResponse<String> answer = new GatewayHttp(base).get(path);
    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/problems/token-in-query").doesNotContain("x\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void otherParametersAreNobodysBusiness() throws Exception {
    assertThat(new GatewayHttp(base).get("/v1/schemas?tokens=1&a=token").statusCode())
        .isEqualTo(200);
  }
}
