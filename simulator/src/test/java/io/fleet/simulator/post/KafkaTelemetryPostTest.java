package io.fleet.simulator.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it says when nobody is there; with a broker it is tested where the broker is started. */
class KafkaTelemetryPostTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Test
  void aLogThatIsAwayIsToBeTriedAgainAndCostsOneTimeout() throws Exception {
    // given
    List<byte[]> batch = List.of(message("V1"), message("V2"), message("V3"), message("V4"));
    try (KafkaTelemetryPost post = KafkaTelemetryPost.open(nobody(), "t", TIMEOUT)) {

      // when
      long startedNs = System.nanoTime();
      PostOutcome outcome = post.post(batch);
      Duration took = Duration.ofNanos(System.nanoTime() - startedNs);

      // then
      assertThat(outcome.kind()).isEqualTo(PostOutcome.Kind.LATER);
      assertThat(outcome.detail()).contains("t at 127.0.0.1");
      assertThat(took).isLessThan(TIMEOUT.multipliedBy(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "broker:", "broker:9092,", "http://broker:9092", ""})
  void whatIsNoAddressIsRefused(String bootstrapServers) {
    assertThatThrownBy(() -> KafkaTelemetryPost.open(bootstrapServers, "t", TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"vehicle_id\":\"V1\",\"lat\":1}|V1",
        "{\"tags\":{\"vehicle_id\":\"no\"},\"vehicle_id\":\"V2\"}|V2",
        "{\"lat\":1}|",
        "{\"vehicle_id\":7}|",
        "[\"vehicle_id\"]|",
        "{\"vehicle_id\"|"
      })
  void theKeyIsTheVehicleOfTheMessageItself(String json, String vehicle) {
    assertThat(VehicleKey.of(json.getBytes(UTF_8))).isEqualTo(vehicle == null ? "" : vehicle);
  }

  private static byte[] message(String vehicle) {
    return ("{\"vehicle_id\":\"" + vehicle + "\"}").getBytes(UTF_8);
  }

  private static String nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }
}
