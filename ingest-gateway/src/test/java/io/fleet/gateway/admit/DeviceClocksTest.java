package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.ClockRule;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceBook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeviceClocksTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  private final TestClock clock = new TestClock();
  private final Admission admission =
      new Admission(
          new DeviceClocks(ClockRule.DEFAULT, DeviceClocks.DEFAULT_MAX_AGE),
          clock,
          new Limits(10_000, 10_000, 100, 1_000),
          new ReferenceBook());

  @Test
  void fourHundredDaysAreNotTooOld() {
    assertThat(admit(NOW.minus(Duration.ofDays(400)), VehicleScope.ALL).accepted()).isEqualTo(1);
  }

  @Test
  void olderTakesTheScopeImport() {
    // given
    Instant old = NOW.minus(Duration.ofDays(400)).minusMillis(1);
    // when
    AdmittedBody refused = admit(old, VehicleScope.ALL);
    AdmittedBody imported = admit(old, VehicleScope.ALL.importing(true));
    // then
    assertThat(refused.verdicts().get(0).refusal().reason()).isEqualTo("too_old");
    assertThat(refused.verdicts().get(0).deadLetter()).isNotNull();
    assertThat(refused.asides()).isEmpty();
    assertThat(imported.accepted()).isEqualTo(1);
  }

  @Test
  void notEvenAnImporterComesFromTheFuture() {
    assertThat(admit(NOW.plusSeconds(301), VehicleScope.ALL.importing(true)).accepted()).isZero();
  }

  @Test
  void aBrokenClockRaisesOneAlertAVehicleAndDay() throws Exception {
    // when
    AdmittedBody first = admit(Instant.EPOCH, VehicleScope.of("v1"));
    AdmittedBody second = admit(Instant.EPOCH, VehicleScope.of("v1"));
    AdmittedBody other = admit("v2", Instant.EPOCH, VehicleScope.of("v2"));
    clock.now = NOW.plus(Duration.ofHours(14));
    AdmittedBody tomorrow = admit(Instant.EPOCH, VehicleScope.of("v1"));
    // then
    assertThat(first.asides()).hasSize(1);
    assertThat(second.asides()).isEmpty();
    assertThat(other.asides()).hasSize(1);
    assertThat(tomorrow.asides()).hasSize(1);
    LogEntry entry = first.asides().get(0);
    Alert alert = AlertJson.read(entry.value());
    assertThat(entry.topic()).isEqualTo(Topic.ALERTS);
    assertThat(entry.key()).isEqualTo("v1");
    assertThat(alert.alertType()).isEqualTo("device_clock");
    assertThat(alert.vehicleId()).isEqualTo("v1");
    assertThat(alert.tsMs()).isEqualTo(NOW.toEpochMilli());
    assertThat(alert.external()).isFalse();
    assertThat(alert.data()).containsEntry("ahead_s", (int) -NOW.getEpochSecond());
    assertThat(alert.alertId())
        .isNotEqualTo(AlertJson.read(tomorrow.asides().get(0).value()).alertId());
  }

  @Test
  void nobodyRaisesAnAlertOnAnothersClock() {
    assertThat(admit("v2", Instant.EPOCH, VehicleScope.of("v1")).asides()).isEmpty();
  }

  @Test
  void twelveMonthsWithinAnHourAreBelieved() {
    for (int month = 1; month <= 12; month++) {
      assertThat(admit(monthsAgo(month), VehicleScope.of("v1")).accepted()).isEqualTo(1);
    }
  }

  @Test
  void aThirteenthPutsTheVehicleIntoQuarantineUntilItsClockIsPlausible() {
    // given
    for (int month = 1; month <= 12; month++) {
      admit(monthsAgo(month), VehicleScope.of("v1"));
    }
    // when
    AdmittedBody thirteenth = admit(monthsAgo(13), VehicleScope.of("v1"));
    AdmittedBody known = admit(monthsAgo(1), VehicleScope.of("v1"));
    AdmittedBody cry = admit(help(monthsAgo(1)), VehicleScope.of("v1"));
    AdmittedBody plausible = admit(NOW.minusSeconds(5), VehicleScope.of("v1"));
    AdmittedBody late = admit(monthsAgo(1), VehicleScope.of("v1"));
    // then
    assertThat(thirteenth.verdicts().get(0).refusal().reason()).isEqualTo("clock");
    assertThat(thirteenth.asides()).hasSize(1);
    assertThat(known.accepted()).isZero();
    assertThat(cry.verdicts().get(0).isAtServerTime()).isTrue();
    assertThat(plausible.accepted()).isEqualTo(1);
    assertThat(late.accepted()).isEqualTo(1);
  }

  @Test
  void withMoreThanAnHourBetweenNothingAddsUp() {
    for (int month = 1; month <= 13; month++) {
      clock.now = clock.now.plus(Duration.ofMinutes(20));
      assertThat(admit(monthsAgo(month), VehicleScope.of("v1")).accepted()).isEqualTo(1);
    }
  }

  @Test
  void anImporterMayBringYears() {
    for (int month = 1; month <= 60; month++) {
      assertThat(admit(monthsAgo(month), VehicleScope.ALL.importing(true)).accepted()).isEqualTo(1);
    }
  }

  private static Instant monthsAgo(int months) {
    return NOW.atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
  }

  private AdmittedBody admit(Instant at, VehicleScope scope) {
    return admit("v1", at, scope);
  }

  private AdmittedBody admit(String vehicleId, Instant at, VehicleScope scope) {
    return admit(
        "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":900}".formatted(vehicleId, at), scope);
  }

  private static String help(Instant at) {
    return "{\"vehicle_id\":\"v1\",\"timestamp\":\"%s\",\"sos\":true}".formatted(at);
  }

  private AdmittedBody admit(String body, VehicleScope scope) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return admission.admitOrKeep(bytes, BodyShape.BY_CONTENT, Channel.TELEMETRY, scope);
  }

  /** A clock that is set by hand. */
  private static final class TestClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
