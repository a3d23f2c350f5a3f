package io.fleet.local.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written down of a statement is enough to ask it again. */
class StatementRecorderTest {
  private static final String TARGET = "/?param_from=0&max_execution_time=5";

  private final AtomicReference<String> askedOf = new AtomicReference<>();
  private HttpServer store;
  private StatementRecorder recorder;

  @BeforeEach
  void start() throws Exception {
    store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          askedOf.set(exchange.getRequestHeaders().getFirst(BareStatement.DATABASE));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    store.start();
    recorder = StatementRecorder.before("http://127.0.0.1:" + store.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    recorder.close();
    store.stop(0);
  }

  @Test
  void aStatementIsPassedOnAndWrittenDownWithItsDatabase() throws Exception {
    assertThat(ask("SELECT count() FROM trips", "fleet").statusCode()).isEqualTo(200);

    assertThat(askedOf).hasValue("fleet");
    assertThat(recorder.take())
        .isEqualTo(List.of(new BareStatement(TARGET, "fleet", "SELECT count() FROM trips")));
    assertThat(recorder.take()).isEmpty();
  }

  @Test
  void signsOfLifeAreNotWrittenDown() throws Exception {
    ask("SELECT 1", "fleet");

    assertThat(recorder.take()).isEmpty();
  }

  private HttpResponse<String> ask(String sql, String database) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(recorder.url() + TARGET))
            .header(BareStatement.DATABASE, database)
            .POST(BodyPublishers.ofString(sql))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
