package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
import static io.fleet.gateway.http.GatewayHttp.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.publish.LogPulse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class LogAwayTest {
  @TestHTTPResource("/")
  URI base;

  @Inject InFlightBytes inFlight;

  @Inject LogPulse log;

  @Test
  void whileTheLogIsAwaySendersAreToldToComeAgain() throws Exception {
    GatewayHttp gateway = new GatewayHttp(base);
    assertThat(gateway.post(JSON, event("away", "")).statusCode()).isEqualTo(202);

    // when
    GatewayWorld.broker().kill();
    try {
      assertToldToComeAgain(gateway);
    } finally {
      GatewayWorld.broker().start();
      assertBack(gateway);
    }
  }

  private static void assertBack(GatewayHttp gateway) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> gateway.post(JSON, event("back", "")).statusCode() == 202);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> gateway.get("/q/health/ready").statusCode() == 200);
  }

  private void assertToldToComeAgain(GatewayHttp gateway) throws Exception {
    // the first may wait for its time-out, all others hear at once
    HttpResponse<String> first = gateway.post(JSON, event("away", ""));
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.body()).contains("/problems/log-away");
    assertThat(first.headers().firstValue("Retry-After")).hasValue("2");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(log::isAway);
    long[] waitedNs = new long[21];
    for (int i = 0; i < waitedNs.length; i++) {
      long startedNs = System.nanoTime();
      assertThat(gateway.post(JSON, event("away", "")).statusCode()).isEqualTo(503);
      waitedNs[i] = System.nanoTime() - startedNs;
    }
    Arrays.sort(waitedNs);
    assertThat(Duration.ofNanos(waitedNs[waitedNs.length / 2])).isLessThan(Duration.ofSeconds(1));
    assertThat(gateway.get("/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(gateway.get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(inFlight.used()).isZero();
  }
}
