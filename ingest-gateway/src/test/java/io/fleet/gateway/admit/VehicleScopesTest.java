package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ClockRule;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VehicleScopesTest {
  private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant ELEVEN = TEN.plusSeconds(3_600);
  private static final Instant NOON = TEN.plusSeconds(7_200);

  private final ReferenceBook book = new ReferenceBook();
  private final VehicleScopes scopes = new VehicleScopes(book);
  private final Admission admission =
      new Admission(
          ClockRule.DEFAULT,
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Limits(10_000, 10_000, 10, 1_000));

  @Test
  void aDeviceThatWasNeverPairedIsTheVehicleOfItsName() throws Exception {
    // when
    Verdict verdict = admit("box-1", event("box-1", TEN));
    // then
    assertThat(value(verdict)).isEqualTo(event("box-1", TEN));
    assertThat(verdict.entry().key()).isEqualTo("box-1");
  }

  @Test
  void aMovedDeviceTakesNoHistoryWithIt() throws Exception {
    // given
    pair(TEN, "{\"vehicle_id\":\"van-1\"}");
    pair(ELEVEN, "{\"vehicle_id\":\"van-2\"}");
    // when
    Verdict before = admit("box-1", event("box-1", ELEVEN.minusMillis(1)));
    Verdict after = admit("box-1", event("box-1", ELEVEN));
    // then
    assertThat(before.entry().key()).isEqualTo("van-1");
    assertThat(after.entry().key()).isEqualTo("van-2");
    assertThat(value(after)).isEqualTo(event("box-1", ELEVEN).replace("box-1", "van-2"));
  }

  @Test
  void everyOtherByteStaysAsItWasSent() throws Exception {
    // given
    pair(TEN, "{\"vehicle_id\":\"van-1\"}");
    String odd =
        "{ \"tags\":{\"vehicle_id\":\"box-1\"},\"vehicle_id\" :\t\"box\\u002d1\" , \"x\":[1,  2],"
            + "\"vehicle_id\":\"box-1\",\"Zoë\":\"🚚\",\"timestamp\":\""
            + TEN
            + "\"}";
    // when
    Verdict verdict = admit("box-1", odd);
    // then
    assertThat(value(verdict))
        .isEqualTo(
            odd.replace("\"box\\u002d1\"", "\"van-1\"")
                .replace("2],\"vehicle_id\":\"box-1\"", "2],\"vehicle_id\":\"van-1\""));
  }

  @Test
  void theVehicleMayBeNamedItself() throws Exception {
    // given
    pair(TEN, "{\"vehicle_id\":\"van-1\"}");
    // then
    assertThat(admit("box-1", event("van-1", TEN)).isAccepted()).isTrue();
    assertThat(admit("box-1", event("van-2", TEN)).refusal().reason()).isEqualTo("foreign_vehicle");
  }

  @Test
  void whatIsInNoVehicleIsRefusedAndKept() throws Exception {
    // given
    pair(TEN, "{\"vehicle_id\":\"van-1\",\"valid_to\":\"" + ELEVEN + "\"}");
    // when
    Verdict tooEarly = admit("box-1", event("box-1", TEN.minusMillis(1)));
    Verdict inTime = admit("box-1", event("box-1", ELEVEN.minusMillis(1)));
    Verdict tooLate = admit("box-1", event("box-1", ELEVEN));
    // then
    assertThat(inTime.isAccepted()).isTrue();
    assertThat(tooEarly.refusal().reason()).isEqualTo("unpaired");
    assertThat(tooLate.refusal().reason()).isEqualTo("unpaired");
    assertThat(tooLate.deadLetter())
        .isEqualTo(event("box-1", ELEVEN).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSenderThatRelaysNamesVehicles() throws Exception {
    // given
    pair(TEN, "{\"vehicle_id\":\"van-1\"}");
    // when
    AdmittedBody body =
        admission.admit(
            event("box-1", TEN).getBytes(StandardCharsets.UTF_8),
            BodyShape.BY_CONTENT,
            Channel.TELEMETRY,
            scopes.all());
    // then
    assertThat(body.verdicts().get(0).entry().key()).isEqualTo("box-1");
  }

  private void pair(Instant from, String body) {
    long fromMs = from.toEpochMilli();
    book.put(
        new ReferenceVersion(
            ReferenceKind.PAIRINGS, "box-1", fromMs, 1, false, fromMs, "ada", body));
  }

  private Verdict admit(String device, String event) throws BodyRefusedException {
    return admission
        .admit(
            event.getBytes(StandardCharsets.UTF_8),
            BodyShape.BY_CONTENT,
            Channel.TELEMETRY,
            scopes.ofDevice(device))
        .verdicts()
        .get(0);
  }

  private static String event(String vehicleId, Instant at) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":900}".formatted(vehicleId, at);
  }

  private static String value(Verdict verdict) {
    return new String(verdict.value(), StandardCharsets.UTF_8);
  }
}
