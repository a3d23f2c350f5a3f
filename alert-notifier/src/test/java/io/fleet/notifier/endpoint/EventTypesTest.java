package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypesTest {

  @ParameterizedTest
  @CsvSource({
    "*, vehicle.sos.opened, true",
    "vehicle.overspeed.opened, vehicle.overspeed.opened, true",
    "vehicle.overspeed.opened, vehicle.overspeed.resolved, false",
    "vehicle.overspeed.*, vehicle.overspeed.resolved, true",
    "vehicle.*.opened, vehicle.overspeed.opened, true",
    "vehicle.*.opened, vehicle.overspeed.resolved, false",
    "*.opened, vehicle.a.opened.opened, true",
    "external.*, vehicle.overspeed.opened, false",
    "external.*, external., true",
    "vehicle.sos.opened*, vehicle.sos.opened, true",
    "vehicle?sos, vehicle.sos, false",
    "vehicle.sos, vehicleXsos, false",
    "*a*b*c*, xxaxxbxxcxx, true",
    "*a*b*c*, xxaxxcxxbxx, false"
  })
  void starsStandForAnyRun(String glob, String eventType, boolean expected) {
    assertThat(new EventTypes(List.of(glob)).contains(eventType)).isEqualTo(expected);
  }

  @Test
  void anyOneOfTheGlobsIsEnough() {
    EventTypes types = new EventTypes(List.of("external.*", "vehicle.sos.*"));

    assertThat(types.contains("vehicle.sos.opened")).isTrue();
    assertThat(types.contains("vehicle.tow.opened")).isFalse();
  }

  @Test
  void noGlobIsSlow() {
    EventTypes types = new EventTypes(List.of("*a".repeat(60) + "b"));

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> types.contains("a".repeat(10_000)));
  }

  @Test
  void emptyListsAndGlobsAreRefused() {
    assertThatThrownBy(() -> new EventTypes(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EventTypes(List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
