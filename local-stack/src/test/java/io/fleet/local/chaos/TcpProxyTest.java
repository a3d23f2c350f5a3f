package io.fleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fleet.local.chaos.TcpProxy.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpProxyTest {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private TcpProxy proxy;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    proxy = TcpProxy.to(server.getAddress().getPort(), 1);
  }

  @AfterEach
  void end() throws IOException {
    proxy.close();
    server.stop(0);
  }

  @Test
  void whatIsAskedAndAnsweredIsPassedOn() throws Exception {
    assertThat(ask(Duration.ofSeconds(10))).isEqualTo(204);
  }

  @Test
  void anAnswerIsLostAfterItsRequestArrived() {
    // given
    proxy.set(Mode.LOSE_ANSWERS);

    // when
    assertThatThrownBy(() -> ask(Duration.ofSeconds(10))).isInstanceOf(IOException.class);

    // then
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void nothingPassesACutAndAllOfItAfterwards() throws Exception {
    // given
    proxy.set(Mode.CUT);
    assertThatThrownBy(() -> ask(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    assertThat(asked).hasValue(0);

    // when
    CompletableFuture<Integer> waits = CompletableFuture.supplyAsync(() -> askOrFail());
    proxy.set(Mode.PASS);

    // then
    assertThat(waits.get(10, TimeUnit.SECONDS)).isEqualTo(204);
  }

  @Test
  void aWayThatIsLongTakesItsTime() throws Exception {
    // given
    proxy.set(Mode.DELAY);
    long startNs = System.nanoTime();

    // when
    ask(Duration.ofSeconds(10));

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThan(Duration.ofMillis(200));
  }

  private int askOrFail() {
    try {
      return ask(Duration.ofSeconds(10));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int ask(Duration patience) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/"))
            .timeout(patience)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
