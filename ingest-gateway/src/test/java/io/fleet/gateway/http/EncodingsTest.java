package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
import static io.fleet.gateway.http.GatewayHttp.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.admit.Compressor;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies in every encoding, and bombs in every encoding, at the real server. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class EncodingsTest {
  private static final int BOMB_BYTES = 400_000_000;

  @TestHTTPResource("/")
  URI base;

  @Inject InFlightBytes inFlight;

  private GatewayHttp gateway;

  @BeforeEach
  void setUp() {
    gateway = new GatewayHttp(base);
  }

  @AfterEach
  void everyByteIsGivenBack() {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.used() == 0);
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void everyEncodingIsTaken(Compressor compressor) throws Exception {
    byte[] body = compressor.compress(event("e-1", "").getBytes(StandardCharsets.UTF_8));
    assertThat(post(compressor, body).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void aBombIsTooLarge(Compressor compressor) throws Exception {
    byte[] bomb = compressor.compress(new byte[BOMB_BYTES]);
    assertThat(bomb.length).isLessThan(8_000_000);
    assertThat(post(compressor, bomb).body()).contains("/problems/too-large");
  }

  @ParameterizedTest
  @EnumSource(Compressor.class)
  void cutShortOrGoingOnIsMalformed(Compressor compressor) throws Exception {
    byte[] body = compressor.compress(event("e-2", "").getBytes(StandardCharsets.UTF_8));
    byte[] shorter = Arrays.copyOf(body, body.length - 5);
    byte[] longer = Arrays.copyOf(body, body.length + 5);
    assertThat(post(compressor, shorter).body()).contains("/problems/malformed");
    assertThat(post(compressor, longer).body()).contains("/problems/malformed");
  }

  @Test
  void aBombInABombIsNotOpened() throws Exception {
    byte[] nested = Compressor.GZIP.compress(Compressor.ZSTD.compress(new byte[BOMB_BYTES]));
    List<HttpResponse<String>> answers =
        List.of(
            gateway.postEncoded(JSON, nested, "zstd, gzip"),
            gateway.postEncoded(JSON, nested, "zstd", "gzip"),
            gateway.postEncoded(JSON, nested, "gzip", "gzip"));
    for (HttpResponse<String> answer : answers) {
      assertUnsupported(answer);
    }
  }

  @Test
  void anEncodingThatIsNotTakenIsAnsweredWithThoseThatAre() throws Exception {
    assertUnsupported(gateway.postEncoded(JSON, new byte[10], "br"));
    byte[] gzip = Compressor.GZIP.compress(event("e-3", "").getBytes(StandardCharsets.UTF_8));
    assertThat(gateway.postEncoded(JSON, gzip, "GZIP").statusCode()).isEqualTo(202);
    assertThat(gateway.postEncoded(JSON, gzip, "x-gzip").statusCode()).isEqualTo(202);
  }

  private HttpResponse<String> post(Compressor compressor, byte[] body) throws Exception {
    return gateway.postEncoded(JSON, body, compressor.encoding.tag());
  }

  private static void assertUnsupported(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding"))
        .hasValue("gzip, deflate, zstd, identity");
  }
}
