package io.fleet.stream.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine in vehicle time against Flink's own operator. */
class VehicleTimeEngineTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final VehiclePattern PATTERN = new AggressiveDriving();
  private static final int VEHICLES = 60;
  private static final int EVENTS = 40;

  static Stream<VehiclePattern> patterns() {
    return Stream.of(
        new AggressiveDriving(),
        new RepeatedOverspeed(),
        new RepeatedSos(),
        new HarshBrakeOutOfOverspeed());
  }

  @ParameterizedTest
  @MethodSource("patterns")
  @Timeout(60)
  void onStreamsInOrderItFindsWhatTheOperatorFinds(VehiclePattern pattern) throws Exception {
    // given streams in which anything from crowds to lonely events occurs
    Map<String, List<DerivedEvent>> streams = randomStreams(new Random(20_260_302));

    // when
    Map<String, List<String>> ours = new HashMap<>();
    streams.forEach((vehicle, events) -> ours.put(vehicle, matchesInVehicleTime(pattern, events)));
    Map<String, List<String>> theirs =
        matchesOfTheOperator(
            pattern,
            streams.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(DerivedEvent::timeMs))
                .toList());

    // then
    ours.values().removeIf(List::isEmpty);
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
  }

  @Test
  @Timeout(60)
  void aBacklogIsLostToTheOperatorAndNotToUs() throws Exception {
    // given one vehicle that is live, and one that comes with yesterday's data in between
    List<DerivedEvent> live = aMinuteApart("live", 1_700_086_400_000L);
    List<DerivedEvent> backlog = aMinuteApart("backlog", 1_700_000_000_000L);
    List<DerivedEvent> asHeard = new ArrayList<>(live);
    asHeard.addAll(backlog);

    // when
    Map<String, List<String>> theirs = matchesOfTheOperator(PATTERN, asHeard);

    // then
    assertThat(matchesInVehicleTime(PATTERN, live)).hasSize(1);
    assertThat(matchesInVehicleTime(PATTERN, backlog)).hasSize(1);
    assertThat(theirs).containsOnlyKeys("live");
  }

  private static List<DerivedEvent> aMinuteApart(String vehicle, long fromMs) {
    return LongStream.range(0, 3).mapToObj(i -> event(vehicle, fromMs + i * 60_000)).toList();
  }

  private static DerivedEvent event(String vehicle, long timeMs) {
    return event("harsh_braking", vehicle, timeMs, timeMs);
  }

  private static DerivedEvent event(String kind, String vehicle, long timeMs, long endMs) {
    return new DerivedEvent(
        kind, vehicle, timeMs, endMs, 1, null, null, Telemetry.ABSENT, Telemetry.ABSENT);
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

  private static List<String> matchesInVehicleTime(
      VehiclePattern pattern, List<DerivedEvent> events) {
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
      VehiclePattern pattern, List<DerivedEvent> asHeard) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    env.setParallelism(2);
    var keyed =
        env.fromData(asHeard)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<DerivedEvent>forGenerator(context -> new AtEachEvent())
                    .withTimestampAssigner((event, recordMs) -> event.timeMs()))
            .keyBy(DerivedEvent::vehicleId);
    Map<String, List<String>> matches = new HashMap<>();
    CEP.pattern(keyed, pattern.pattern())
        .inEventTime()
        .select(new Span())
        .executeAndCollect()
        .forEachRemaining(
            text ->
                matches
                    .computeIfAbsent(text.substring(0, text.indexOf('|')), k -> new ArrayList<>())
                    .add(text.substring(text.indexOf('|') + 1)));
    matches.replaceAll((vehicle, spans) -> firstOfEachEnd(spans));
    return matches;
  }

  /** A braking soon after one episode and within the next is told once, with the earlier. */
  private static List<String> firstOfEachEnd(List<String> spans) {
    spans.sort(null);
    Map<String, String> byEnd = new LinkedHashMap<>();
    spans.forEach(span -> byEnd.putIfAbsent(span.substring(span.indexOf('-')), span));
    return List.copyOf(byEnd.values());
  }

  /** The strictest watermark: what is older than the newest event heard of is late. */
  private static final class AtEachEvent implements WatermarkGenerator<DerivedEvent> {
    private long newestMs = Long.MIN_VALUE;

    @Override
    public void onEvent(DerivedEvent event, long timestampMs, WatermarkOutput output) {
      newestMs = Math.max(newestMs, timestampMs);
      output.emitWatermark(new Watermark(newestMs - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // each event has emitted its own
    }
  }

  /** Vehicle, first and last time of a match. */
  private static final class Span implements PatternSelectFunction<DerivedEvent, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String select(Map<String, List<DerivedEvent>> match) {
      List<DerivedEvent> events = match.values().stream().flatMap(List::stream).toList();
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
        boolean episode = random.nextBoolean();
        long endMs = episode ? timeMs + random.nextInt(10_000, 600_000) : timeMs;
        String kind = episode ? DerivedEvent.OVERSPEED : "harsh_braking";
        events.add(event(kind, "van-" + vehicle, timeMs, endMs));
      }
      streams.put("van-" + vehicle, events);
    }
    return streams.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }
}
