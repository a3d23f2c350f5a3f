package io.fleet.simulator.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
  @ParameterizedTest
  @CsvSource({
    "1,0,250",
    "2,0,500",
    "4,0,2000",
    "7,0,10000",
    "500,0,10000",
    "1,3000,3000",
    "1,60000,10000"
  })
  void doublesHeedsTheGatewayAndHasABound(int failures, long askedMs, long expectedMs) {
    assertThat(BackOff.USUAL.after(failures, Duration.ofMillis(askedMs))).hasMillis(expectedMs);
  }
}
