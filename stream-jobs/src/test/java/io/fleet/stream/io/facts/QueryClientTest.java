package io.fleet.stream.io.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.LoaderSettings;
import io.fleet.stream.io.clickhouse.Password;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that do not do what they should, on a socket of their own. */
class QueryClientTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n";

  private final CountDownLatch over = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    over.countDown();
    server.close();
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() {
    serve("", false);

    assertThatThrownBy(() -> ask(SHORT)).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void aServerThatFallsSilentWithinItsAnswerIsGivenUp() throws Exception {
    // given
    serve(HEAD + "half", false);

    // when
    try (InputStream answer = ask(LONG)) {
      assertThat(answer).isInstanceOf(TimedStream.class);
      assertThat(answer.readNBytes(4)).asString().isEqualTo("half");

      // then
      InputStream impatient = new TimedStream(answer, SHORT);
      assertThatThrownBy(impatient::read).isInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void anAnswerThatIsCutOffIsNotTheEndOfIt() {
    // given
    serve(HEAD + "half", true);

    // then
    assertThatThrownBy(
            () -> {
              try (InputStream answer = ask(LONG)) {
                answer.readAllBytes();
              }
            })
        .isExactlyInstanceOf(IOException.class);
  }

  @Test
  void aServerThatIsAwayIsAFailure() throws IOException {
    server.close();

    assertThatThrownBy(() -> ask(LONG)).isInstanceOf(IOException.class);
  }

  private InputStream ask(Duration limit) throws IOException, InterruptedException {
    LoaderSettings d = LoaderSettings.defaults();
    LoaderSettings limited =
        new LoaderSettings(
            d.threads(),
            d.insertRows(),
            d.insertBytes(),
            d.gather(),
            d.connectTimeout(),
            limit,
            d.minBackOff(),
            d.maxBackOff(),
            d.contentAttempts(),
            d.linger(),
            d.remembered(),
            d.acceptLostFiles());
    URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
    ClickHouseSinkConfig config =
        ClickHouseSinkConfig.of(url, "fleet", "default", Password.none(), "staging");
    return new QueryClient(config.withLoader(limited))
        .ask(Question.ANCHORS, Map.of("vehicle", "van", "from", "0"));
  }

  /** Says that to the first who comes, then hangs up or holds the line. */
  private void serve(String answer, boolean hangsUp) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket caller = server.accept()) {
                OutputStream out = caller.getOutputStream();
                out.write(answer.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                if (!hangsUp) {
                  over.await();
                }
              } catch (IOException | InterruptedException e) {
                return; // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
