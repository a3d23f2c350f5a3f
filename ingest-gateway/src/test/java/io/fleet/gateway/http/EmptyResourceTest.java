package io.fleet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** An endpoint for benches is no endpoint of the gateway. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class EmptyResourceTest {
  @TestHTTPResource("/")
  URI base;

  @Test
  void itIsNotThereByDefault() throws Exception {
    GatewayHttp device = new GatewayHttp(base);

    assertThat(device.post("/v1/bench/empty", GatewayHttp.JSON, "{}").statusCode()).isEqualTo(404);
    assertThat(device.get("/q/openapi").body()).doesNotContain("bench");
  }
}
