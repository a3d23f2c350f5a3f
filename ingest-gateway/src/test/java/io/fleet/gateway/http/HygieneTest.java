package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that mean no good, at the real server. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(TightWorld.class)
class HygieneTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String POST = "POST /v1/telemetry HTTP/1.1\r\nHost: gateway\r\n";

  @TestHTTPResource("/")
  URI base;

  @Inject InFlightBytes inFlight;

  @AfterEach
  void theNextGoodEventIsAccepted() {
    GatewayHttp gateway = new GatewayHttp(base);
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> gateway.post(GatewayHttp.JSON, event("good", "")).statusCode() == 202);
    Awaitility.await().atMost(PATIENCE).until(() -> inFlight.used() == 0);
  }

  @Test
  void headersThatTrickleInForEverEndTheConnection() throws Exception {
    try (RawHttp raw = client().send(POST)) {
      // when a byte comes every now and then, so that the connection is never idle
      Thread trickle = trickle(raw, "X-Slow: " + "a".repeat(200));
      // then
      assertThat(raw.isClosedWithin(TightWorld.REQUEST_PATIENCE.plus(PATIENCE))).isTrue();
      trickle.interrupt();
      trickle.join(5_000);
    }
  }

  @Test
  void aBodyThatTricklesInForEverIsTooLate() throws Exception {
    try (RawHttp raw = client()) {
      raw.send(authorized() + "Content-Length: 1000\r\n\r\n{");
      Thread trickle = trickle(raw, " ".repeat(200));
      assertThat(raw.response(TightWorld.BODY_PATIENCE.plus(PATIENCE)))
          .startsWith("HTTP/1.1 408 ")
          .contains("/problems/timeout");
      trickle.interrupt();
      trickle.join(5_000);
    }
  }

  @Test
  void manySmallHeadersAreRefused() throws Exception {
    StringBuilder head = new StringBuilder(authorized());
    for (int i = 0; i < 200; i++) {
      head.append("X-H").append(i).append(": 1\r\n");
    }
    assertThat(answer(head + "Content-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains("/problems/headers");
  }

  @Test
  void largeHeadersAndRequestLinesAreRefused() throws Exception {
    assertThat(answer(POST + "X-Large: " + "a".repeat(20_000) + "\r\n\r\n")).contains(" 431 ");
    assertThat(answer("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: g\r\n\r\n"))
        .contains(" 414 ");
  }

  @Test
  void ofTwoLengthsNoneIsBelieved() throws Exception {
    String event = event("smuggled", "");
    String two = "Content-Length: " + event.length() + "\r\nContent-Length: 4\r\n\r\n";
    assertThat(answer(authorized() + two + event)).startsWith("HTTP/1.1 400 ");
    assertThat(answer(authorized() + "Content-Length: 4, 5\r\n\r\n" + event))
        .startsWith("HTTP/1.1 400 ");
    assertThat(answer(authorized() + "Content-Length: +4\r\n\r\n" + event))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void chunksCountBeforeALengthAndNothingIsReadTwice() throws Exception {
    try (RawHttp raw = client()) {
      // given a second request that a length would hide in the body of the first
      String event = event("chunked", "");
      String chunked = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n0\r\n\r\n";
      String hidden = "GET /q/health/live HTTP/1.1\r\nHost: g\r\n\r\n";
      String length = "Content-Length: " + (chunked.length() + hidden.length()) + "\r\n";
      // when
      raw.send(authorized() + length + "Transfer-Encoding: chunked\r\n\r\n" + chunked + hidden);
      // then
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 202 ");
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aHeaderWithALineBreakOrANulIsNone() throws Exception {
    for (String bad :
        new String[] {"X-A: a\u0000b\r\n", "X A: b\r\n", "X-A\r\n", "Content-Length : 4\r\n"}) {
      assertThat(answer(authorized() + bad + "Content-Length: 0\r\n\r\n"))
          .as(bad)
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void methodsThatAreNotMeantAreRefused() throws Exception {
    for (String method : new String[] {"GET", "PUT", "DELETE", "PATCH", "TRACE", "BREW"}) {
      String request = authorized().replace("POST", method) + "Content-Length: 0\r\n\r\n";
      assertThat(answer(request)).as(method).startsWith("HTTP/1.1 405 ");
    }
  }

  @Test
  void soManyConnectionsAreHeldAndNotOneMore() throws Exception {
    List<RawHttp> held = new ArrayList<>();
    try {
      // when one after the other is served until there is no place left
      String answer = "";
      do {
        RawHttp next = client();
        held.add(next);
        answer = ask(next);
      } while (answer.startsWith("HTTP/1.1 200 ") && held.size() <= TightWorld.MAX_CONNECTIONS);
      // then
      assertThat(held)
          .hasSizeBetween(TightWorld.MAX_CONNECTIONS / 2, TightWorld.MAX_CONNECTIONS + 1);
      assertThat(answer).isEmpty();
      for (int i = 0; i < 10; i++) {
        try (RawHttp late = client()) {
          assertThat(late.isClosedWithin(PATIENCE)).isTrue();
        }
      }
      assertThat(ask(held.get(0))).startsWith("HTTP/1.1 200 ");
    } finally {
      for (RawHttp raw : held) {
        raw.close();
      }
    }
  }

  @Test
  void requestsInAPipelineAreAnsweredInTheirOrder() throws Exception {
    try (RawHttp raw = client()) {
      String event = event("pipe", "");
      String good = authorized() + "Content-Length: " + event.length() + "\r\n\r\n" + event;
      String bad = authorized() + "Content-Length: 1\r\n\r\n{";
      raw.send(good + bad + good);
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 202 ");
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 400 ");
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 202 ");
    }
  }

  private static String ask(RawHttp raw) {
    try {
      return raw.send("GET /q/health/live HTTP/1.1\r\nHost: g\r\n\r\n").response(PATIENCE);
    } catch (IOException closed) {
      return "";
    }
  }

  private RawHttp client() throws IOException {
    return new RawHttp(base.getPort());
  }

  private String answer(String request) throws IOException {
    try (RawHttp raw = client()) {
      return raw.send(request).response(PATIENCE);
    }
  }

  private static String authorized() {
    return POST
        + "Authorization: Bearer "
        + GatewayWorld.token("relay")
        + "\r\nContent-Type: application/json\r\n";
  }

  /** Sends one character after the other, slowly, until it is told to stop or cannot go on. */
  private static Thread trickle(RawHttp raw, String text) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < text.length(); i++) {
                  Thread.sleep(250);
                  raw.send(text.substring(i, i + 1));
                }
              } catch (IOException | InterruptedException e) {
                // the other side has had enough
              }
            });
    thread.start();
    return thread;
  }
}
