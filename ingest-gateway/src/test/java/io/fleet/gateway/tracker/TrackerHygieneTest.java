package io.fleet.gateway.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.http.RawHttp;
import io.fleet.gateway.security.FailedLogins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that mean no good, at the port of tracker apps. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(TrackerWorld.class)
class TrackerHygieneTest {
  private static final String KEY = "k3y-k3y-k3y-k3y-k3y-k3y";
  private static final String GUESSER = "127.0.0.2";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject KnownKeys keys;
  @Inject TrackerTraffic traffic;
  @Inject FailedLogins failures;

  @BeforeEach
  void everyConnectionOfOthersIsGone() {
    keys.issue(KEY, "phone-2");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> traffic.connections() == 0);
  }

  @Test
  void aHeadThatTricklesInForEverEndsTheConnection() throws Exception {
    try (RawHttp raw = new RawHttp(TrackerWorld.port())) {
      Thread trickle =
          new Thread(
              () -> {
                try {
                  for (char next : ("GET /?id=" + "a".repeat(400)).toCharArray()) {
                    raw.send(String.valueOf(next));
                    Thread.sleep(100);
                  }
                } catch (IOException | InterruptedException e) {
                  // the other side has had enough
                }
              });
      trickle.start();
      assertThat(raw.isClosedWithin(PATIENCE)).isTrue();
      trickle.interrupt();
      trickle.join(5_000);
    }
  }

  @Test
  void aConnectionThatIsSilentAfterAnAnswerIsEnded() throws Exception {
    try (RawHttp raw = new RawHttp(TrackerWorld.port())) {
      assertThat(raw.send(good()).response(PATIENCE)).startsWith("HTTP/1.1 200 ");
      assertThat(raw.isClosedWithin(PATIENCE)).isTrue();
    }
  }

  @Test
  void anOversizeUrlOrHeadIsRefused() throws Exception {
    assertThat(answer("GET /?id=" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: g\r\n\r\n"))
        .contains(" 414 ");
    assertThat(answer("GET / HTTP/1.1\r\nHost: g\r\nX-A: " + "a".repeat(9_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void twoLengthsAreRefused() throws Exception {
    assertThat(
            answer(
                "POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void soManyConnectionsAreHeldAndNotOneMore() throws Exception {
    List<RawHttp> held = new ArrayList<>();
    try {
      // given every place taken by somebody who is served
      for (int i = 0; i < TrackerWorld.MAX_CONNECTIONS; i++) {
        held.add(new RawHttp(TrackerWorld.port()).send(good()));
        assertThat(held.get(i).response(PATIENCE)).startsWith("HTTP/1.1 200 ");
      }
      // then
      for (int i = 0; i < 10; i++) {
        try (RawHttp late = new RawHttp(TrackerWorld.port())) {
          assertThat(late.isClosedWithin(PATIENCE)).isTrue();
        }
      }
    } finally {
      for (RawHttp raw : held) {
        raw.close();
      }
    }
  }

  @Test
  void whoGuessesKeysIsAskedToWaitAndWhoHasAGoodOneIsNot() throws Exception {
    // given an address of its own that has guessed all it may
    while (failures.failed(GUESSER).isEmpty()) {
      // as often as it is allowed
    }

    // then
    assertThat(answerTo(GUESSER, good().replace(KEY, "guess")))
        .startsWith("HTTP/1.1 429 ")
        .containsIgnoringCase("retry-after: ");
    assertThat(answerTo(GUESSER, good())).startsWith("HTTP/1.1 200 ");
    assertThat(answer(good().replace(KEY, "guess"))).startsWith("HTTP/1.1 401 ");
  }

  private static String answerTo(String address, String request) throws IOException {
    InetAddress source = InetAddress.getByName(address);
    try (Socket socket = new Socket("127.0.0.1", TrackerWorld.port(), source, 0)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] head = new byte[2_048];
      int length = socket.getInputStream().read(head);
      return new String(head, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void noKeyAndNoLineBreakReachesALog() throws Exception {
    try (Listening logs = new Listening()) {
      // when
      answer(good());
      answer(good().replace(KEY, "wrong-s3cret%0d%0aINJECTED"));
      answer("GET /s3cret%0d%0aINJECTED?id=s3cret HTTP/1.1\r\nHost: g\r\nX-A: INJECTED\r\n\r\n");
      answer("GET /?id=s3cret\u0000INJECTED HTTP/9.9\r\nHost: INJECTED\r\n\r\n");
      answer(
          "POST / HTTP/1.1\r\n"
              + "Host: g\r\n"
              + "Content-Type: application/json\r\n"
              + "Content-Length: 23\r\n\r\n"
              + "{\"device_id\":\"s3cret\n\r"
              + "\"");
      // then
      assertThat(logs.texts())
          .noneMatch(text -> text.contains(KEY))
          .noneMatch(text -> text.contains("s3cret"))
          .noneMatch(text -> text.contains("INJECTED"));
      assertThat(logs.texts()).anyMatch(text -> text.contains("accepted 1 of 1")); // it listens
    }
  }

  private static String good() {
    return "GET /?id=%s&timestamp=%d&lat=1.5&lon=2.5 HTTP/1.1\r\nHost: g\r\n\r\n"
        .formatted(KEY, Instant.now().getEpochSecond());
  }

  private static String answer(String request) throws IOException {
    try (RawHttp raw = new RawHttp(TrackerWorld.port())) {
      return raw.send(request).response(Duration.ofSeconds(15));
    }
  }

  /** Everything the gateway and its server say, down to the details. */
  private static final class Listening extends Handler implements AutoCloseable {
    private final Formatter formatter = new PatternFormatter("%c %s %e");
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers =
        List.of(
            Logger.getLogger("io.fleet"),
            Logger.getLogger("io.quarkus"),
            Logger.getLogger("io.vertx"));

    Listening() {
      for (Logger logger : loggers) {
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
      }
    }

    List<String> texts() {
      return texts;
    }

    @Override
    public void publish(LogRecord message) {
      texts.add(formatter.format(message));
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      for (Logger logger : loggers) {
        logger.removeHandler(this);
        logger.setLevel(null);
      }
    }
  }
}
