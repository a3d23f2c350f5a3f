package io.fleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagsTest {
  private static final String TOLD =
      """
      # HELP fleet_notifier_lane_lag_ms how long the oldest has waited
      # TYPE fleet_notifier_lane_lag_ms gauge
      fleet_notifier_lane_lag_ms{endpoint="dispatch",} 120.0
      fleet_notifier_lane_lag_ms{endpoint="insurer",} 4.5E3
      fleet_notifier_lane_depth{endpoint="dispatch",} 3.0
      fleet_notifier_lane_depth{endpoint="insurer",} 4.0
      fleet_gateway_in_flight_bytes 2048.0
      """;

  @Test
  void ofTimesTheLongestCounts() {
    assertThat(Lags.gauge(TOLD, "fleet_notifier_lane_lag_ms")).hasValue(4_500);
  }

  @Test
  void ofEverythingElseTheSum() {
    assertThat(Lags.gauge(TOLD, "fleet_notifier_lane_depth")).hasValue(7);
    assertThat(Lags.gauge(TOLD, "fleet_gateway_in_flight_bytes")).hasValue(2_048);
  }

  @Test
  void whatNobodyTellsIsNotZero() {
    assertThat(Lags.gauge(TOLD, "fleet_gateway_in_flight")).isEmpty();
    assertThat(Lags.gauge("", "fleet_gateway_in_flight_bytes")).isEmpty();
  }
}
