package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.ClockRule;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final String GOOD =
      "{\"vehicle_id\":\"v1\",\"timestamp\":\"2026-05-04T09:59:58Z\",\"lat\":1.5,\"lon\":2.5}";
  private static final int MAX_EVENTS = 5;

  private final Admission admission =
      new Admission(
          ClockRule.DEFAULT,
          Clock.fixed(NOW, ZoneOffset.UTC),
          new Limits(10_000, 10_000, MAX_EVENTS, 1_000));

  @Test
  void anObjectIsForwardedAsItWasSent() throws Exception {
    // given
    String body = "\n  " + GOOD.replace("}", ", \"x_new\" : {\"kept\" :\t1 } }") + " \n";
    // when
    AdmittedBody admitted = admit(body);
    // then
    assertThat(admitted.verdicts()).hasSize(1);
    assertThat(admitted.verdicts().get(0).vehicleId()).isEqualTo("v1");
    assertThat(value(admitted, 0)).isEqualTo(body.trim());
  }

  @Test
  void eachElementOfAnArrayIsCutOutAsItWasSent() throws Exception {
    // given
    String second =
        "{ \"name\":\"Zoë }]{ \\\" 🚚\", \"vehicle_id\":\"v2\",\"timestamp\":1777888798000,\"rpm\":900}";
    // when
    AdmittedBody admitted = admit("[" + GOOD + " ,\n" + second + "]");
    // then
    assertThat(value(admitted, 0)).isEqualTo(GOOD);
    assertThat(value(admitted, 1)).isEqualTo(second);
  }

  @Test
  void aByteOrderMarkDoesNotShiftTheSlice() throws Exception {
    // when
    AdmittedBody admitted = admit("\uFEFF[" + GOOD + "]");
    // then
    assertThat(value(admitted, 0)).isEqualTo(GOOD);
  }

  @Test
  void anotherUnicodeEncodingIsRefused() {
    assertRefused(GOOD.getBytes(StandardCharsets.UTF_16BE), Reason.MALFORMED);
  }

  @Test
  void linesAreSeenByTheirShape() throws Exception {
    // when
    AdmittedBody admitted = admit(GOOD + "\r\n\n" + GOOD.replace("v1", "v2") + "\nno json\n");
    // then
    assertThat(admitted.accepted()).isEqualTo(2);
    assertThat(value(admitted, 1)).contains("v2").endsWith("}");
    assertThat(admitted.verdicts().get(2).refusal().reason()).isEqualTo("malformed");
    assertThat(admitted.verdicts().get(2).deadLetter()).isNull();
  }

  @Test
  void declaredLinesAreJudgedEachOnItsOwn() throws Exception {
    // when
    AdmittedBody admitted =
        admission.admit(
            bytes("{\"broken\":\n" + GOOD + "\n[]"),
            BodyShape.LINES,
            Channel.TELEMETRY,
            VehicleScope.ALL);
    // then
    assertThat(admitted.verdicts())
        .extracting(Verdict::isAccepted)
        .containsExactly(false, true, false);
  }

  @Test
  void anObjectOverSeveralLinesIsOneDocument() throws Exception {
    assertThat(admit(GOOD.replace(",", ",\n")).accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "hello",
        "42",
        "null",
        "{\"vehicle_id\":",
        "[{\"vehicle_id\":\"v\"},{\"",
        "{} {}",
        "[] []",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
      })
  void whatIsNoDocumentIsRefusedAsAWhole(String body) {
    assertRefused(bytes(body), Reason.MALFORMED);
  }

  @Test
  void anArrayThatBreaksInTheMiddleIsRefusedAsAWhole() {
    assertRefused(bytes("[" + GOOD + "," + GOOD + ",{\"vehicle_id\":]"), Reason.MALFORMED);
  }

  @Test
  void anArrayOfTheGreatestSizePasses() throws Exception {
    assertThat(admit("[" + (GOOD + ",").repeat(MAX_EVENTS - 1) + GOOD + "]").accepted())
        .isEqualTo(MAX_EVENTS);
  }

  @Test
  void oneMoreIsTooMany() {
    assertRefused(
        bytes("[" + (GOOD + ",").repeat(MAX_EVENTS) + GOOD + "]"), Reason.TOO_MANY_EVENTS);
    assertRefused(bytes((GOOD + "\n").repeat(MAX_EVENTS + 1)), Reason.TOO_MANY_EVENTS);
  }

  @Test
  void whatIsNoObjectHasNothingToKeep() throws Exception {
    // when
    AdmittedBody admitted = admit("[1, [2], null, \"x\"]");
    // then
    assertThat(admitted.isWhollyRefused()).isTrue();
    assertThat(admitted.verdicts())
        .allSatisfy(v -> assertThat(v.refusal().reason()).isEqualTo("malformed"))
        .allSatisfy(v -> assertThat(v.deadLetter()).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\":1777888798000,\"rpm\":1}",
        "{\"vehicle_id\":7,\"timestamp\":1777888798000}"
      })
  void anEventWithoutItsVehicleIsRefusedAndKept(String body) throws Exception {
    // when
    Verdict verdict = admit(body).verdicts().get(0);
    // then
    assertThat(verdict.refusal().reason()).isEqualTo("vehicle_id");
    assertThat(verdict.deadLetter()).isEqualTo(bytes(body));
    assertThat(verdict.vehicleId()).isNull();
  }

  @Test
  void aBadOptionalFieldIsDroppedAndNamed() throws Exception {
    // when
    Verdict verdict =
        admit(GOOD.replace("1.5", "NaN").replace("}", ",\"rpm\":12}")).verdicts().get(0);
    // then
    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.dropped()).contains("lat");
  }

  @Test
  void fiveMinutesAheadIsBelieved() throws Exception {
    assertThat(admit(at("2026-05-04T10:05:00Z")).accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-05-04T10:05:00.001Z", "2026-05-04T11:00:00Z", "1980-01-06T00:00:00Z"})
  void anUnbelievableClockIsRefusedAndKept(String timestamp) throws Exception {
    // when
    Verdict verdict = admit(at(timestamp)).verdicts().get(0);
    // then
    assertThat(verdict.isAccepted()).isFalse();
    assertThat(verdict.refusal().reason()).isEqualTo("clock");
    assertThat(verdict.deadLetter()).isEqualTo(bytes(at(timestamp)));
    assertThat(verdict.vehicleId()).isEqualTo("v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1980-01-06T00:00:00Z", "yesterday"})
  void aCallForHelpPassesAtTheServersTime(String timestamp) throws Exception {
    // given
    String sos = at(timestamp).replace("}", ",\"sos\":true}");
    // when
    AdmittedBody admitted = admit(sos);
    // then
    assertThat(admitted.verdicts().get(0).isAtServerTime()).isTrue();
    assertThat(value(admitted, 0))
        .contains("\"timestamp\":\"2026-05-04T10:00:00.000Z\"", "\"time_source\":\"server\"")
        .contains("\"sos\":true", "\"lat\":1.5");
    assertThat(admitted.verdicts().get(0).deadLetter()).isEqualTo(bytes(sos));
  }

  @Test
  void aDeviceSpeaksForItsOwnVehicleOnly() throws Exception {
    // given
    String foreign = GOOD.replace("v1", "v2");
    // when
    AdmittedBody admitted =
        admission.admit(
            bytes("[" + GOOD + "," + foreign + "]"),
            BodyShape.BY_CONTENT,
            Channel.TELEMETRY,
            VehicleScope.of("v1"));
    // then
    assertThat(admitted.verdicts()).extracting(Verdict::isAccepted).containsExactly(true, false);
    assertThat(admitted.verdicts().get(1).refusal().reason()).isEqualTo("foreign_vehicle");
    assertThat(admitted.verdicts().get(1).deadLetter()).isEqualTo(bytes(foreign));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-04T09:59:58Z", "1980-01-06T00:00:00Z", "yesterday"})
  void notEvenACallForHelpOfAnotherVehicle(String timestamp) throws Exception {
    // given
    String sos = at(timestamp).replace("}", ",\"sos\":true}");
    // when
    AdmittedBody admitted =
        admission.admit(bytes(sos), BodyShape.BY_CONTENT, Channel.TELEMETRY, VehicleScope.of("v2"));
    // then
    assertThat(admitted.isWhollyRefused()).isTrue();
    assertThat(admitted.verdicts().get(0).refusal().reason()).isEqualTo("foreign_vehicle");
  }

  @Test
  void whatIsNoObjectCanBeKeptAsAWhole() throws Exception {
    // given
    byte[] body = bytes("[" + GOOD + ",7]");
    // when
    AdmittedBody kept =
        admission
            .admit(body, BodyShape.BY_CONTENT, Channel.TELEMETRY, VehicleScope.ALL)
            .keeping(body);
    // then
    assertThat(kept.accepted()).isEqualTo(1);
    assertThat(kept.verdicts().get(1).deadLetter()).isEqualTo(body);
  }

  @Test
  void aBrokenLineAfterACallForHelpIsNotTakenForOne() throws Exception {
    // given
    String sos = GOOD.replace("}", ",\"sos\":true");
    // when
    AdmittedBody admitted =
        admission.admit(
            bytes(GOOD + "\n" + sos), BodyShape.LINES, Channel.TELEMETRY, VehicleScope.ALL);
    // then
    assertThat(admitted.verdicts().get(1).isAccepted()).isFalse();
  }

  @Test
  void anEventTooLargeForTheLogIsRefused() throws Exception {
    // when
    AdmittedBody admitted = admit(GOOD.replace("}", ",\"x\":\"" + "a".repeat(1_000) + "\"}"));
    // then
    assertThat(admitted.verdicts().get(0).refusal().reason()).isEqualTo("too_large");
  }

  private AdmittedBody admit(String body) throws BodyRefusedException {
    return admission.admit(bytes(body), BodyShape.BY_CONTENT, Channel.TELEMETRY, VehicleScope.ALL);
  }

  private void assertRefused(byte[] body, Reason reason) {
    assertThatThrownBy(
            () -> admission.admit(body, BodyShape.BY_CONTENT, Channel.TELEMETRY, VehicleScope.ALL))
        .isInstanceOfSatisfying(
            BodyRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static String at(String timestamp) {
    return GOOD.replace("2026-05-04T09:59:58Z", timestamp);
  }

  private static String value(AdmittedBody body, int index) {
    return new String(body.verdicts().get(index).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
