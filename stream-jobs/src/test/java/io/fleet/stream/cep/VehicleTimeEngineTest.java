package io.fleet.stream.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.PatternSelectFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine in vehicle time against Flink's own operator. */
class VehicleTimeEngineTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final int VEHICLES = 60;
  private static final int EVENTS = 40;

  @Test
  @Timeout(60)
  void onStreamsInOrderItFindsWhatTheOperatorFinds() throws Exception {
    // given streams in which anything from crowds to lonely events occurs
    Map<String, List<DerivedEvent>> streams = randomStreams(new Random(20_260_302));

    // when
    Map<String, List<String>> ours = new HashMap<>();
    streams.forEach((vehicle, events) -> ours.put(vehicle, matchesInVehicleTime(events)));
    Map<String, List<String>> theirs = matchesOfTheOperator(streams);

    // then
    ours.values().removeIf(List::isEmpty);
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
  }

  @Test
  void aPatternWithoutAWindowIsRefused() {
    assertThatThrownBy(() -> new VehicleTimeEngine(Pattern.<DerivedEvent>begin("any")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window");
  }

  @Test
  void eventsOfPatternsNeedNoKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Brake.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(DerivedEvent.class);
  }

  private static List<String> matchesInVehicleTime(List<DerivedEvent> events) {
    AggressiveDriving pattern = new AggressiveDriving();
    PatternRule rule = new PatternRule(pattern);
    List<String> matches = new ArrayList<>();
    PatternState state = rule.initial();
    for (DerivedEvent event : events) {
      List<AlertFinding> alerts = new ArrayList<>();
      state = rule.take(state, event, alerts);
      alerts.forEach(a -> matches.add(a.startedAtMs() + "-" + a.endedAtMs()));
    }
    return matches;
  }

  private static Map<String, List<String>> matchesOfTheOperator(
      Map<String, List<DerivedEvent>> streams) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    env.setParallelism(2);
    List<DerivedEvent> all =
        streams.values().stream()
            .flatMap(List::stream)
            .sorted((a, b) -> Long.compare(a.timeMs(), b.timeMs()))
            .toList();
    var keyed =
        env.fromData(all)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<DerivedEvent>forMonotonousTimestamps()
                    .withTimestampAssigner((event, recordMs) -> event.timeMs()))
            .keyBy(DerivedEvent::vehicleId);
    Map<String, List<String>> matches = new HashMap<>();
    CEP.pattern(keyed, new AggressiveDriving().pattern())
        .inEventTime()
        .select(new Span())
        .executeAndCollect()
        .forEachRemaining(
            text ->
                matches
                    .computeIfAbsent(text.substring(0, text.indexOf('|')), k -> new ArrayList<>())
                    .add(text.substring(text.indexOf('|') + 1)));
    matches.values().forEach(spans -> spans.sort(null));
    return matches;
  }

  /** Vehicle, first and last time of a match. */
  private static final class Span implements PatternSelectFunction<DerivedEvent, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String select(Map<String, List<DerivedEvent>> match) {
      List<DerivedEvent> events = match.get(AggressiveDriving.HARSH);
      DerivedEvent last = events.get(events.size() - 1);
      return last.vehicleId() + "|" + events.get(0).timeMs() + "-" + last.timeMs();
    }
  }

  private static Map<String, List<DerivedEvent>> randomStreams(Random random) {
    Map<String, List<DerivedEvent>> streams = new HashMap<>();
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      long timeMs = 1_700_000_000_000L + random.nextInt(600_000);
      List<DerivedEvent> events = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        // whole minutes often, so that the window's edge is met
        timeMs +=
            random.nextBoolean() ? 60_000L * random.nextInt(1, 9) : random.nextInt(1, 500_000);
        events.add(
            new DerivedEvent(
                "harsh_braking", "van-" + vehicle, timeMs, 1, null, null, Telemetry.ABSENT, 0));
      }
      streams.put("van-" + vehicle, events);
    }
    return streams.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }
}
