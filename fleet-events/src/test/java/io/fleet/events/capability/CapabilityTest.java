package io.fleet.events.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Refusal;
import io.fleet.events.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learned, as it is stored. */
class CapabilityTest {
  @Test
  void whatWasSeenIsKnownAndWhatWasNotIsNot() throws Exception {
    assertThat(
            Capability.of(
                "{\"sampling_s\":30,\"sampling_p90_s\":35.5,\"speed\":true,\"rpm\":false}"))
        .isEqualTo(new Capability(30, 35.5, Set.of(Signal.SPEED)));
  }

  @Test
  void withoutTheSlowestTimesTheUsualOneStandsForThem() throws Exception {
    assertThat(Capability.of("{\"sampling_s\":1}")).isEqualTo(new Capability(1, 1, Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"sampling_s\":0}",
        "{\"sampling_s\":\"1\"}",
        "{\"sampling_s\":1,\"sampling_p90_s\":1000}"
      })
  void whatDoesNotSayHowOftenIsRefused(String body) {
    assertThatThrownBy(() -> Capability.of(body)).isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void theSchemaNamesEverySignal() {
    // given
    String schema = new String(Schemas.json("reference-capabilities"), StandardCharsets.UTF_8);

    // then
    assertThat(Stream.of(Signal.values()).map(signal -> '"' + signal.member() + "\": {"))
        .allSatisfy(member -> assertThat(schema).contains(member));
  }
}
