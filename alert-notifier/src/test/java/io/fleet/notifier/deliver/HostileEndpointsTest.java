package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.RawServer.readHead;
import static io.fleet.notifier.deliver.RawServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.format.Examples;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Endpoints that mean harm, or are broken: each costs one attempt's time and little memory. */
class HostileEndpointsTest {
  /** What the buffers of two sockets may take beyond what is read. */
  private static final long SOCKET_BUFFERS_BYTES = 16_000_000;

  private static final byte[] MUCH = "x".repeat(65_536).getBytes();
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String NO_CONTENT = OK + "Content-Length: 0\r\n\r\n";

  /** For those that are waited for to the end. */
  private static final Duration LITTLE = Duration.ofSeconds(1);

  /** For those that are not: what ends by it took too long. */
  private static final Duration AMPLE = Duration.ofSeconds(10);

  private static final Set<Hostile> PATIENT =
      EnumSet.of(
          Hostile.SAYS_NOTHING,
          Hostile.STATUS_BYTE_BY_BYTE,
          Hostile.BODY_BYTE_BY_BYTE,
          Hostile.BODY_WITHOUT_END);

  /** One way to answer, and what it comes to. */
  enum Hostile {
    SAYS_NOTHING(Kind.TIMED_OUT, 0, "no answer in time", (s, out) -> waitForEnd(s)),
    CLOSES_AT_ONCE(Kind.UNREACHABLE, 0, "connection closed", (s, out) -> {}),
    CLOSES_AFTER_THE_REQUEST(Kind.UNREACHABLE, 0, "connection closed", (s, out) -> readHead(s)),
    RESETS(Kind.UNREACHABLE, 0, "connection closed", (s, out) -> s.setSoLinger(true, 0)),
    STATUS_BYTE_BY_BYTE(
        Kind.TIMED_OUT,
        0,
        "no answer in time",
        (s, out) -> slowly(out, OK + "x: " + "y".repeat(999))),
    BODY_BYTE_BY_BYTE(
        Kind.DELIVERED,
        200,
        "status 200",
        (s, out) -> {
          write(out, OK + "Content-Length: 5000\r\n\r\n");
          slowly(out, "z".repeat(5_000));
        }),
    BODY_WITHOUT_END(
        Kind.REJECTED,
        500,
        "status 500",
        (s, out) -> {
          write(out, "HTTP/1.1 500 Oops\r\n\r\nsorry");
          waitForEnd(s);
        }),
    A_GIGABYTE(
        Kind.DELIVERED,
        200,
        "status 200",
        (s, out) -> {
          write(out, OK + "Content-Length: 1073741824\r\n\r\n");
          endlessly(out, MUCH);
        }),
    CHUNKS_WITHOUT_END(
        Kind.DELIVERED,
        200,
        "status 200",
        (s, out) -> {
          write(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
          endlessly(out, ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes());
        }),
    TRAILERS_WITHOUT_END(
        Kind.DELIVERED,
        200,
        "status 200",
        (s, out) -> {
          write(out, OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n");
          endlessly(out, ("a: " + "b".repeat(1_000) + "\r\n").repeat(60).getBytes());
        }),
    HEADERS_WITHOUT_END(
        Kind.UNREACHABLE,
        0,
        "answer's head too long",
        (s, out) -> {
          write(out, OK);
          endlessly(out, ("a: " + "b".repeat(1_000) + "\r\n").repeat(60).getBytes());
        }),
    ONE_HEADER_WITHOUT_END(
        Kind.UNREACHABLE,
        0,
        "answer's head too long",
        (s, out) -> {
          write(out, OK + "a: ");
          endlessly(out, MUCH);
        }),
    STATUS_LINE_WITHOUT_END(
        Kind.UNREACHABLE,
        0,
        "answer's head too long",
        (s, out) -> {
          write(out, "HTTP/1.1 200 ");
          endlessly(out, MUCH);
        }),
    GO_ON_WITHOUT_END(
        Kind.UNREACHABLE,
        0,
        "answer without an end",
        (s, out) -> endlessly(out, "HTTP/1.1 100 Continue\r\n\r\n".repeat(1_000).getBytes())),
    HINTS_WITHOUT_END(
        Kind.UNREACHABLE,
        0,
        "answer without an end",
        (s, out) ->
            endlessly(out, "HTTP/1.1 103 Early Hints\r\na: b\r\n\r\n".repeat(99).getBytes())),
    ANOTHER_PROTOCOL_WITHOUT_END(
        Kind.REJECTED,
        101,
        "status 101",
        (s, out) -> {
          write(
              out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
          endlessly(out, MUCH);
        }),
    HTTP_0_9(Kind.UNREACHABLE, 0, "answer is not HTTP", says("<html>hello</html>\r\n")),
    GARBAGE(Kind.UNREACHABLE, 0, "answer is not HTTP", says("\u0000\u0001\u00ff garbage\r\n\r\n")),
    SSH(Kind.UNREACHABLE, 0, "answer is not HTTP", says("SSH-2.0-OpenSSH_9.2\r\n")),
    HTTP_9(Kind.UNREACHABLE, 0, "answer is not HTTP", says("HTTP/9.9 200 OK\r\n\r\n")),
    STATUS_WITHOUT_NUMBER(
        Kind.UNREACHABLE, 0, "answer is not HTTP", says("HTTP/1.1 yes OK\r\n\r\n")),
    TWO_LENGTHS(
        Kind.UNREACHABLE,
        0,
        "answer is not HTTP",
        says(OK + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")),
    LENGTH_THAT_IS_NONE(
        Kind.UNREACHABLE, 0, "answer is not HTTP", says(OK + "Content-Length: -5\r\n\r\n")),
    HEADER_WITH_CONTROLS(
        Kind.UNREACHABLE, 0, "answer is not HTTP", says(OK + "a: b\u0000c\u000b\r\n\r\n")),
    CHUNK_THAT_IS_NONE(
        Kind.DELIVERED, 200, "status 200", says(OK + "Transfer-Encoding: chunked\r\n\r\nzzz\r\n")),
    TWO_ANSWERS_IN_ONE(
        Kind.DELIVERED, 200, "status 200", says(NO_CONTENT + "HTTP/1.1 410 No\r\n\r\n")),
    REDIRECT_TO_ITSELF(
        Kind.REJECTED,
        302,
        "status 302",
        says("HTTP/1.1 302 Found\r\nLocation: /hook\r\nContent-Length: 0\r\n\r\n")),
    REDIRECT_TO_METADATA(
        Kind.REJECTED,
        307,
        "status 307",
        says("HTTP/1.1 307 Go\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"));

    private final Kind kind;
    private final int status;
    private final String reason;
    private final RawServer.Answer answer;

    Hostile(Kind kind, int status, String reason, RawServer.Answer answer) {
      this.kind = kind;
      this.status = status;
      this.reason = reason;
      this.answer = answer;
    }
  }

  @BeforeAll
  static void warmUp() throws Exception {
    try (RawServer server = new RawServer(says(NO_CONTENT));
        Sending sending = Sending.locally(AMPLE)) {
      sending.send("http://127.0.0.1:" + server.port() + "/");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachEndsInTimeAndIsReadNoFurtherThanItsBound(Hostile hostile) throws Exception {
    Duration timeout = PATIENT.contains(hostile) ? LITTLE : AMPLE;
    try (RawServer server = new RawServer(hostile.answer);
        Sending sending = Sending.locally(timeout)) {
      // when
      AttemptResult result = sending.send("http://127.0.0.1:" + server.port() + "/hook");

      // then
      assertThat(result.kind()).isEqualTo(hostile.kind);
      assertThat(result.reason()).isEqualTo(hostile.reason);
      assertThat(result.status()).isEqualTo(hostile.status);
      assertThat(result.latencyMs()).isBetween(0L, timeout.toMillis() * 2);
      assertThat(result.excerpt().getBytes().length).isLessThanOrEqualTo(512);
      if (!PATIENT.contains(hostile)) {
        assertThat(result.latencyMs()).isLessThan(AMPLE.toMillis());
      }
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.writtenBytes()).isLessThan(SOCKET_BUFFERS_BYTES);
    }
  }

  @Test
  void whatASubscriberSaidIsKeptAsOneHarmlessLineOfBoundedLength() throws Exception {
    String body = "no\u0000\u001b[31m\r\nX-Evil: 1\t\u0085" + "\u00fc".repeat(4_000);
    try (RawServer server =
            new RawServer(
                says("HTTP/1.1 500 E\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
        Sending sending = Sending.locally(AMPLE)) {
      AttemptResult result = sending.send("http://127.0.0.1:" + server.port() + "/");

      assertThat(result.excerpt())
          .startsWith("no  [31m  X-Evil: 1")
          .doesNotContainPattern("\\p{Cc}");
      assertThat(result.excerpt().getBytes().length).isBetween(400, 512);
      assertThat(result.toString()).doesNotContain("Evil");
    }
  }

  @Test
  void aHangingAttemptHoldsNoOtherAndHonestConnectionsAreUsedAgain() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    RawServer.Answer firstHangsOthersAnswer =
        (socket, out) -> {
          if (requests.getAndIncrement() == 0) {
            waitForEnd(socket);
          }
          while (true) {
            readRequest(socket);
            write(out, NO_CONTENT);
          }
        };
    try (RawServer server = new RawServer(firstHangsOthersAnswer);
        Sending sending = Sending.locally(Duration.ofSeconds(60))) {
      // given
      String url = "http://127.0.0.1:" + server.port() + "/";
      CompletableFuture<AttemptResult> hanging =
          sending.start(Sending.endpoint(url), "msg_0", Examples.overspeed());
      org.awaitility.Awaitility.await().until(() -> server.connections() == 1);

      // when
      for (int i = 0; i < 50; i++) {
        assertThat(sending.send(url).kind()).isEqualTo(Kind.DELIVERED);
      }

      // then
      assertThat(hanging).isNotDone();
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aForgedSecondAnswerDoesNotOutliveItsConnection() throws Exception {
    // given: 200 and a forged 410 behind it, which the next attempt must not take for its own
    AtomicInteger connections = new AtomicInteger();
    RawServer.Answer forging =
        (socket, out) -> {
          readRequest(socket);
          boolean first = connections.getAndIncrement() == 0;
          write(out, first ? NO_CONTENT + "HTTP/1.1 410 Gone\r\n\r\n" : NO_CONTENT);
          waitForEnd(socket);
        };
    try (RawServer server = new RawServer(forging);
        Sending sending = Sending.locally(AMPLE)) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      assertThat(sending.send(url).status()).isEqualTo(200);

      // when
      AttemptResult next = sending.send(url);

      // then
      assertThat(next.status()).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  private static RawServer.Answer says(String text) {
    return (socket, out) -> {
      readHead(socket);
      write(out, text);
      waitForEnd(socket);
    };
  }

  private static void readRequest(Socket socket) throws IOException {
    readHead(socket);
    socket.getInputStream().skipNBytes(Examples.STANDARD_BODY_BYTES);
  }

  private static void waitForEnd(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static void slowly(OutputStream out, String text)
      throws IOException, InterruptedException {
    for (char c : text.toCharArray()) {
      write(out, String.valueOf(c));
      Thread.sleep(5);
    }
  }

  private static void endlessly(OutputStream out, byte[] bytes) throws IOException {
    while (true) {
      out.write(bytes);
      out.flush();
    }
  }
}
