package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts of ours and of others. */
class AlertJsonTest {
  static final long TEN_O_CLOCK_MS = 1_795_168_800_000L;
  static final String DEMO_ALERT =
      "{\"alert_id\":\"a-17\",\"ts\":\"2026-11-20T10:00:00.123456+00:00\","
          + "\"vehicle_id\":\"veh-1\",\"trip_id\":\"\",\"alert_type\":\"overspeed\","
          + "\"severity\":2,\"details\":\"speed=91.2\"}";
  private static final String NEEDED =
      "\"alert_id\":\"a\",\"ts\":1795168800000,\"vehicle_id\":\"v\",\"alert_type\":\"x\"";

  static Alert alert(Alert.State state, Long endedAtMs, Map<String, Object> data) {
    return new Alert(
        "6b2f0c9e-7c55-5d0a-8a53-2f9b7a4f1c11",
        1_795_168_812_345_006L,
        state,
        TEN_O_CLOCK_MS,
        TEN_O_CLOCK_MS - 40_000,
        endedAtMs,
        TEN_O_CLOCK_MS + 120,
        "overspeed",
        2,
        "veh-1",
        "driver-7",
        "trip-1",
        48_137_154,
        -1,
        "Too fast: 91.2 km/h.",
        data,
        true,
        false);
  }

  private static Alert read(String json) throws Refusal.RefusedException {
    return AlertJson.read(json.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Map<String, Object> data =
        Map.of(
            "duration_s",
            40L,
            "distance_mm",
            7_000_000_000L,
            "peak_kmph",
            91.2,
            "limit_source",
            "fleet",
            "sampled",
            false);
    for (Alert.State state : Alert.State.values()) {
      for (Long endedAtMs : new Long[] {null, TEN_O_CLOCK_MS}) {
        Alert alert = alert(state, endedAtMs, data);

        assertThat(AlertJson.read(AlertJson.write(alert))).isEqualTo(alert);
      }
    }
  }

  @Test
  void theSameAlertGivesTheSameBytes() {
    Map<String, Object> data = new HashMap<>(Map.of("b", 1, "a", 2L, "c", (short) 3));

    String json = new String(AlertJson.write(alert(Alert.State.OPENED, null, data)), UTF_8);

    assertThat(json).contains("\"data\":{\"a\":2,\"b\":1,\"c\":3}").doesNotContain("ended_at");
  }

  @Test
  void dataHoldsNumbersStringsAndFlagsOnly() {
    Map<String, Object> odd = new HashMap<>();
    odd.put("nan", Double.NaN);
    odd.put("none", null);
    odd.put("big", BigInteger.TEN.pow(30));

    assertThat(alert(Alert.State.OPENED, null, odd).data()).containsExactly(Map.entry("big", 1e30));
    Map<String, Object> list = Map.of("list", List.of());
    assertThatThrownBy(() -> alert(Alert.State.OPENED, null, list))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAlertOfAnotherProducerIsExternalAndOpened() throws Exception {
    Alert alert = read(DEMO_ALERT);

    assertThat(alert.external()).isTrue();
    assertThat(alert.state()).isEqualTo(Alert.State.OPENED);
    assertThat(alert.version()).isEqualTo(1);
    assertThat(alert.tsMs()).isEqualTo(TEN_O_CLOCK_MS + 123);
    assertThat(alert.startedAtMs()).isEqualTo(alert.tsMs());
    assertThat(alert.tripId()).isNull();
    assertThat(alert.severity()).isEqualTo(2);
    assertThat(alert.details()).isEqualTo("speed=91.2");
    assertThat(alert.hasPosition()).isFalse();
    assertThat(AlertJson.read(AlertJson.write(alert))).isEqualTo(alert);
  }

  @Test
  void membersOfOddShapesCostOnlyThemselves() throws Exception {
    Alert alert =
        read(
            "{\"driver_id\":{\"vehicle_id\":\"other\"},\"trip_id\":[{}],\"severity\":{\"ts\":1},"
                + "\"late\":[true],\"source\":{},\"details\":[\"x\"],\"position\":{\"lat\":1},"
                + "\"data\":{\"a\":{\"b\":1},\"c\":[2],\"d\":null,\"e\":NaN,\"f\":1e999,\"g\":3},"
                + "\"x\":{\"alert_id\":\"y\"},"
                + NEEDED
                + "}");

    assertThat(alert.vehicleId()).isEqualTo("v");
    assertThat(alert.driverId()).isNull();
    assertThat(alert.severity()).isEqualTo(1);
    assertThat(alert.hasPosition()).isFalse();
    assertThat(alert.data()).containsExactly(Map.entry("g", 3));
  }

  @Test
  void aLongSentenceIsCut() throws Exception {
    Alert alert = read("{" + NEEDED + ",\"details\":\"" + "x".repeat(4_095) + "😀\"}");

    assertThat(alert.details()).isEqualTo("x".repeat(4_095));
  }

  @Test
  void severityIsMovedIntoItsRange() throws Exception {
    assertThat(read("{" + NEEDED + ",\"severity\":-3}").severity()).isEqualTo(1);
    assertThat(read("{" + NEEDED + ",\"severity\":9.5}").severity()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'alert_id':'a','ts':1,'vehicle_id':'v'}",
        "{'alert_id':'a','ts':1,'vehicle_id':'a b','alert_type':'x'}",
        "{'alert_id':{},'ts':1,'vehicle_id':'v','alert_type':'x'}",
        "{'alert_id':'a','ts':{'ts':1},'vehicle_id':'v','alert_type':'x'}",
        "{'alert_id':'a','ts':'soon','vehicle_id':'v','alert_type':'x'}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x','version':'5'}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x','version':0}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x','version':1e300}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x','version':NaN}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x','state':'gone'}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x','started_at':true}",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x'} 1",
        "{'alert_id':'a','ts':1,'vehicle_id':'v','alert_type':'x'",
      })
  void whatIsNoAlertIsRefused(String json) {
    assertThatThrownBy(() -> read(json.replace('\'', '"')))
        .asInstanceOf(type(Refusal.RefusedException.class))
        .extracting(e -> e.refusal().reason())
        .isIn(Refusal.FIELD, Refusal.MALFORMED, Refusal.TIMESTAMP);
  }

  @Property(tries = 3_000)
  void randomBytesAndBrokenAlertsAreAnswered(
      @ForAll @Size(max = 100) byte[] bytes, @ForAll int place, @ForAll byte value) {
    byte[] broken = DEMO_ALERT.getBytes(UTF_8);
    broken[Math.floorMod(place, broken.length)] = value;
    for (byte[] document : List.of(bytes, broken)) {
      try {
        assertThat(AlertJson.read(document)).isNotNull();
      } catch (Refusal.RefusedException e) {
        assertThat(e.refusal().reason()).isNotEmpty();
      }
    }
  }
}
