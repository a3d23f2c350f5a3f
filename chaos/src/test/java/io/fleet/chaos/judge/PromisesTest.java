package io.fleet.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTest {
  private static final String RUN = "run.";
  private static final FinalFacts NOTHING_EXPECTED = new FinalFacts(Map.of());

  private final Posted posted =
      new Posted(new HashMap<>(), new HashSet<>(), new HashSet<>(), new ArrayList<>());
  private final Map<String, Set<String>> told = new HashMap<>();
  private HttpServer store;
  private String answer = "";
  private Promises promises;

  @BeforeEach
  void listen() throws IOException {
    store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    store.start();
    String url = "http://127.0.0.1:" + store.getAddress().getPort();
    promises = new Promises(new Store(url), null, RUN, posted);
  }

  @AfterEach
  void end() {
    store.stop(0);
  }

  @Test
  void whatWasAcknowledgedAndIsInNoQueryIsMissing() throws Exception {
    // given
    posted.acknowledged().addAll(List.of("run.van@1000", "run.van@2000"));
    answer = "run.van@1000\n";

    // when
    Finding missing = promises.missingInStore();

    // then
    assertThat(missing.examples()).containsExactly("run.van@2000");

    // and what nobody promised is not missed
    posted.acknowledged().remove("run.van@2000");
    posted.refused().add("run.van@2000");
    assertThat(promises.missingInStore().count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{\"timestamp\":1772431200000}', 1772431200000",
        "'{\"timestamp\":\"2026-03-02T06:00:00Z\"}', 1772431200000",
        "'{\"timestamp\":\"soon\"}', -1",
        "'{\"timest', -1"
      })
  void anEventIsFoundByItsTimeHoweverItIsWritten(String event, long timeMs) {
    assertThat(promises.timeMs(event)).isEqualTo(timeMs);
  }

  @Test
  void aPulseThatWasAcknowledgedMustBeTold() throws Exception {
    // given
    posted.acknowledged().add("run.pulse-00001@5000");

    // then
    assertThat(alertsMissing(NOTHING_EXPECTED).count()).isOne();
    told.put(ToldAlerts.beginning("sos", "run.pulse-00001", 5_000), Set.of("alert-1"));
    assertThat(alertsMissing(NOTHING_EXPECTED).count()).isZero();
  }

  @Test
  void whatTheUndisturbedRunToldMustBeToldAsOften() throws Exception {
    // given: two faults that began together
    String row =
        "{\"vehicle_id\":\"van\",\"started_at\":\"2026-03-02 06:00:00.500\",\"alert_type\":\"fault_code\"}";
    FinalFacts undisturbed = new FinalFacts(Map.of("alerts", List.of(row, row)));
    String beginning = ToldAlerts.beginning("fault_code", "run.van", 1_772_431_200_500L);

    // then
    told.put(beginning, Set.of("alert-1"));
    assertThat(alertsMissing(undisturbed).count()).isOne();
    told.put(beginning, Set.of("alert-1", "alert-2"));
    assertThat(alertsMissing(undisturbed).count()).isZero();
  }

  private Finding alertsMissing(FinalFacts undisturbed) throws IOException {
    return promises.alertsMissing(new ToldAlerts(Set.of(), told, Map.of(), Set.of()), undisturbed);
  }
}
