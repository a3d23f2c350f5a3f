package io.fleet.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generators as processes of their own. */
class LoadProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path scratch;

  @Test
  void whatAGeneratorSendsAndHearsComesBackAsOneLine() throws Exception {
    // given
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    AtomicLong lines = new AtomicLong();
    server.createContext("/", exchange -> accept(exchange, lines));
    server.start();
    List<String> arguments =
        List.of(
            "--url=http://127.0.0.1:" + server.getAddress().getPort() + "/",
            "--credentials=" + credentials(),
            "--prefix=v",
            "--events=3",
            "--connections=2",
            "--packed=5",
            "--seconds=30",
            "--first-time=1795168800000");

    // when
    LoadResult result;
    try (LoadProcess load = LoadProcess.start(scratch, BatchLoad.class, arguments)) {
      result = load.await(PATIENCE);
    } finally {
      server.stop(0);
    }

    // then all five bodies are sent long before the time is over
    assertThat(result.sent()).isEqualTo(15);
    assertThat(result.acknowledged()).isEqualTo(15);
    assertThat(lines).hasValue(15);
    assertThat(result.seconds()).isLessThan(30);
  }

  private static void accept(HttpExchange exchange, AtomicLong lines) throws IOException {
    String body = new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes());
    lines.addAndGet(body.lines().count());
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  @Test
  void aGeneratorThatFailsSaysWhy() throws Exception {
    try (LoadProcess load =
        LoadProcess.start(
            scratch,
            MqttLoad.class,
            List.of(
                "--port=1", "--credentials=" + credentials(), "--seconds=1", "--first-time=1"))) {
      assertThatThrownBy(() -> load.await(PATIENCE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Connection refused");
    }
  }

  @Test
  void credentialsAreForTheirOwnerOnly() throws Exception {
    Path file = credentials();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Credentials.read(file)).containsExactly(new Credentials("relay", "a.b.c"));
    assertThat(new Credentials("relay", "a.b.c").toString()).doesNotContain("a.b.c");
  }

  private Path credentials() throws Exception {
    Path file = scratch.resolve("credentials.txt");
    Credentials.write(file, List.of(new Credentials("relay", "a.b.c")));
    return file;
  }
}
