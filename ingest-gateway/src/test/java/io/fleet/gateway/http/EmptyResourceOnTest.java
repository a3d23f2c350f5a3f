package io.fleet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.device.UncommonGateway;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Where a bench asks for it, it asks who comes and takes what is sent. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(UncommonGateway.class)
class EmptyResourceOnTest {
  private static final String PATH = "/v1/bench/empty";

  @TestHTTPResource("/")
  URI base;

  @Test
  void itAnswersAtOnceWhoMayPost() throws Exception {
    GatewayHttp relay = new GatewayHttp(base);
    assertThat(relay.post(PATH, GatewayHttp.JSON, "[1]").statusCode()).isEqualTo(202);
    assertThat(relay.post(PATH, GatewayHttp.LINES, "x".repeat(1 << 20)).statusCode())
        .isEqualTo(202);

    GatewayHttp viewer = new GatewayHttp(base).withToken(GatewayWorld.token("viewer"));
    assertThat(viewer.post(PATH, GatewayHttp.JSON, "[1]").statusCode()).isEqualTo(403);
    assertThat(new GatewayHttp(base).withToken(null).post(PATH, GatewayHttp.JSON, "").statusCode())
        .isEqualTo(401);
  }
}
