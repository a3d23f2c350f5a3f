package io.fleet.stream.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.stream.io.OutboundRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.CEP;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Brakings of many vehicles through Flink's operator, in the order of the log. */
@Timeout(60)
class DangerousPlaceTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final long NOON_MS = 1_772_452_800_000L;
  private static final int LAT_E6 = 48_137_000;
  private static final int LON_E6 = 11_575_000;

  /** 1e-6 degrees of latitude in a metre, about. */
  private static final double E6_PER_M = 8.993;

  private final List<Brake> log = new ArrayList<>();

  @Test
  void threeVehiclesWithinAHundredMetresAndFiveMinutesAreADangerousPlace() throws Exception {
    // given
    brake("a", 0, 0);
    brake("b", 99, 120);
    brake("c", -99, 299);

    // when
    List<Alert> told = run();

    // then
    assertThat(told)
        .extracting(Alert::state)
        .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    Alert alert = told.get(1);
    assertThat(alert.alertType()).isEqualTo("dangerous_place");
    assertThat(alert.vehicleId()).isEqualTo("c");
    assertThat(alert.latE6()).isEqualTo(LAT_E6);
    assertThat(alert.startedAtMs()).isEqualTo(NOON_MS);
    assertThat(alert.endedAtMs()).isEqualTo(NOON_MS + 299_000);
    assertThat(AlertJson.dataJson(alert)).contains("\"vehicle_ids\":\"a, b, c\"");
    assertThat(alert.late()).isFalse();
  }

  @Test
  void oneVehicleThatBrakesThreeTimesIsNone() throws Exception {
    brake("a", 0, 0);
    brake("a", 10, 60);
    brake("a", 20, 120);
    brake("b", 10, 130);
    assertThat(run()).isEmpty();
  }

  @Test
  void fartherThanAHundredMetresOrLongerThanFiveMinutesIsNone() throws Exception {
    brake("a", 0, 0);
    brake("b", 50, 60);
    brake("c", 102, 120);
    brake("d", 5_000, 0);
    brake("e", 5_000, 60);
    brake("f", 5_000, 301);
    assertThat(run()).isEmpty();
  }

  @Test
  void aBacklogIsNotMixedWithWhatHappensNow() throws Exception {
    brake("a", 0, 0);
    brake("b", 0, 60);
    log.add(
        new Brake(
            "c0", "c", null, null, NOON_MS - 86_400_000L, LAT_E6, LON_E6, version(90), 0, true));
    assertThat(run()).isEmpty();
  }

  @Test
  void everyPlaceIsFoundOnceWhereverTheEdgesOfAreasLie() throws Exception {
    // given places all over, one every 37 m of an area's width, far from each other
    int places = 24;
    for (int place = 0; place < places; place++) {
      int north = place * 10_037;
      brake("a" + place, north, 0);
      brake("b" + place, north + 70, 30);
      brake("c" + place, north - 70, 60);
    }

    // when
    List<Alert> told = run();

    // then
    assertThat(told.stream().filter(a -> a.state() == Alert.State.RESOLVED)).hasSize(places);
    assertThat(told.stream().map(Alert::alertId).distinct()).hasSize(places);
  }

  private void brake(String vehicle, double metresNorth, int second) {
    log.add(
        new Brake(
            vehicle + second,
            vehicle,
            null,
            null,
            NOON_MS + second * 1_000L,
            LAT_E6 + (int) Math.round(metresNorth * E6_PER_M),
            LON_E6,
            version(second),
            0,
            true));
  }

  private static long version(int second) {
    return (NOON_MS + second * 1_000L + 40) * 1_000;
  }

  private List<Alert> run() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    env.setParallelism(2);
    var brakes =
        env.fromData(log.stream().sorted((a, b) -> Long.compare(a.version(), b.version())).toList())
            .flatMap(new BrakeAreas())
            .setParallelism(1)
            .keyBy(Brake::area);
    List<Alert> told = new ArrayList<>();
    try (var records =
        CEP.pattern(brakes, DangerousPlace.pattern())
            .inProcessingTime()
            .process(new DangerousPlaceAlert())
            .executeAndCollect()) {
      while (records.hasNext()) {
        OutboundRecord record = records.next();
        told.add(AlertJson.read(record.value));
      }
    }
    return told;
  }
}
