package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that asks for much and then does not read. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class StalledExportTest {
  private static final Logger LOG = Logger.getLogger(StalledExportTest.class);
  private static final String BULK = "/v1/telemetry?from=2010-05-01&to=2010-06-01&zone=UTC";

  /** {@code -Dfleet.export.rows=5000000} in a JVM of {@code -Xmx300m} is the large one. */
  private static final int ROWS = Integer.getInteger("fleet.export.rows", 200_000);

  private static final long MOST_HEAP_BYTES = 48L * 1024 * 1024;
  private static final Pattern STALLED =
      Pattern.compile("fleet_query_export_ended_total\\{outcome=\"stalled\".*?} ([0-9.]+)");

  Store store;

  @BeforeEach
  void manyMessages() {
    if (!store
        .query("SELECT count() FROM fleet.telemetry WHERE vehicle_id LIKE 'bulk-%'")
        .startsWith("0")) {
      return;
    }
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, heading_ddeg, odometer_m, fuel_dpct, driver_id)
        SELECT 'bulk-' || toString(number %% 50), toDateTime64('2010-05-01 00:00:00', 3, 'UTC') + intDiv(number, 50), number, 1, 48000000 + number,
               11000000 - number, number %% 9000, number %% 3600, number * 7, number %% 1000, 'bulk-driver'
        FROM numbers(%d)
        """
            .formatted(ROWS));
  }

  @Test
  void everyRowComesToAClientThatReads() throws IOException {
    long beganNs = System.nanoTime();
    try (Socket socket = ask("reader", "text/csv")) {
      // when
      long lines = 0;
      byte[] piece = new byte[64 * 1024];
      byte[] last = new byte[5];
      InputStream in = socket.getInputStream();
      for (int read = in.read(piece); read > 0; read = in.read(piece)) {
        for (int i = 0; i < read; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
        last = Arrays.copyOfRange(piece, Math.max(0, read - 5), read);
      }

      LOG.infof(
          "export rows=%d seconds=%.1f max_heap_mb=%d",
          ROWS, (System.nanoTime() - beganNs) / 1e9, Runtime.getRuntime().maxMemory() >> 20);

      // then: what the lines of the head and of the chunks add is little
      assertThat(lines).isBetween((long) ROWS, ROWS * 11L / 10);
      assertThat(new String(last, StandardCharsets.US_ASCII)).endsWith("0\r\n\r\n");
    }
  }

  @Test
  void whoDoesNotReadHoldsNoRowsAndIsCutOffAndItIsSeen() throws IOException {
    // given
    double before = stalled();
    long heapBytes = usedHeapBytes();
    try (Socket first = ask("sleeper", "application/x-ndjson");
        Socket second = ask("sleeper", "application/x-ndjson")) {
      assertThat(first.getInputStream().read()).isEqualTo('H');
      assertThat(second.getInputStream().read()).isEqualTo('H');

      // when
      Response third =
          Client.with(Client.scoped("sleeper", "admin")).accept("text/csv").get(BULK + "&limit=1");
      long withTwo = usedHeapBytes();

      // then
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.header("Retry-After")).isEqualTo("10");
      assertThat(withTwo - heapBytes).isLessThan(MOST_HEAP_BYTES);
      await().atMost(Duration.ofSeconds(60)).until(() -> stalled() >= before + 2);
      assertThat(endOf(first)).doesNotEndWith("0\r\n\r\n");
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Client.with(Client.scoped("sleeper", "admin"))
                        .accept("text/csv")
                        .get(BULK + "&limit=1")
                        .statusCode()
                    == 200);
  }

  private static String endOf(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      // a reset tells it, too
    }
    String text = all.toString(StandardCharsets.US_ASCII);
    return text.substring(Math.max(0, text.length() - 20));
  }

  private static Socket ask(String subject, String form) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(32 * 1024);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    String head =
        "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: %s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(BULK, form, Client.scoped(subject, "admin"));
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static double stalled() {
    Matcher found = STALLED.matcher(given().get("/q/metrics").asString());
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private static long usedHeapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
