package io.fleet.local.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.local.bench.profile.Profile.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  private static final StageRules RULES = StageRules.ofProcess("flink-taskmanager");
  private static final Frame HASH_MAP = new Frame("java.util.HashMap", "get", 5);
  private static final Frame DECODE = new Frame("io.fleet.events.TelemetryReader", "read", 70);
  private static final Frame RULE = new Frame("io.fleet.stream.rule.trip.TripRule", "step", 40);
  private static final Frame TASK =
      new Frame("org.apache.flink.streaming.runtime.tasks.StreamTask", "invoke", 9);

  @Test
  void samplesDivideWhatTheirOwnThreadUsed() {
    // given
    Map<Long, ThreadTime> times =
        Map.of(1L, new ThreadTime("source", 8), 2L, new ThreadTime("timeline", 2));
    List<StackSample> samples =
        List.of(sample(1, DECODE, TASK), sample(1, TASK), sample(2, HASH_MAP, RULE, TASK));

    // when
    Profile profile = Profile.of(times, samples, RULES);

    // then
    assertThat(profile.seconds()).isEqualTo(10);
    assertThat(profile.stages())
        .containsExactlyInAnyOrder(
            new Share("decode JSON", 4), new Share("Flink runtime", 4), new Share("rules", 2));
    assertThat(profile.ownPlaces())
        .containsExactly(new Share("TelemetryReader.read:70", 4), new Share("TripRule.step:40", 2));
    assertThat(profile.methods()).contains(new Share("HashMap.get", 2));
  }

  @Test
  void stacksAreWrittenFromTheThreadToTheTopWithTheirMicroseconds(@TempDir Path directory)
      throws IOException {
    // given
    Map<Long, ThreadTime> times = Map.of(1L, new ThreadTime("source (1/2)", 3));
    List<StackSample> samples =
        List.of(sample(1, DECODE, TASK), sample(1, DECODE, TASK), sample(1, TASK));
    Path file = directory.resolve("drain.stacks");

    // when
    Profile.of(times, samples, RULES).writeStacks(file);

    // then
    assertThat(file)
        .hasContent(
            """
            source (1/2);StreamTask.invoke;TelemetryReader.read 2000000
            source (1/2);StreamTask.invoke 1000000
            """);
  }

  @Test
  void threadsWithoutAStackAreKnownByTheirNames() {
    // given
    Map<Long, ThreadTime> times =
        Map.of(
            1L, new ThreadTime("GC Thread#0", 3),
            2L, new ThreadTime("C2 CompilerThre", 2),
            3L, new ThreadTime("nobody knows", 1));

    // when
    Profile profile = Profile.of(times, List.of(), RULES);

    // then
    assertThat(profile.stages())
        .containsExactly(
            new Share("garbage collection", 3),
            new Share("JIT compiler", 2),
            new Share(StageRules.OTHER, 1));
  }

  @Test
  void theFirstFrameThatTellsDecides() {
    // given
    Frame write = new Frame("io.fleet.events.TelemetryBinary", "write", 1);
    Frame serializer =
        new Frame("io.fleet.stream.operator.TimelineInputSerializer", "serialize", 2);

    // then
    assertThat(RULES.ofStack(List.of(HASH_MAP, write, serializer)))
        .isEqualTo("key-by serialisation");
    assertThat(RULES.ofStack(List.of(HASH_MAP))).isEqualTo(StageRules.OTHER);
  }

  @Test
  void rulesPatternsAndTheTimelineAroundThemAreToldApart() {
    // given
    Frame geodesy = new Frame("io.fleet.events.Geodesy", "distanceM", 3);
    Frame automaton = new Frame("org.apache.flink.cep.nfa.NFA", "process", 4);
    Frame pattern = new Frame("io.fleet.stream.cep.PatternRule", "step", 5);
    Frame timeline = new Frame("io.fleet.stream.timeline.VehicleTimeline", "apply", 6);
    Frame fence = new Frame("io.fleet.stream.timeline.reference.fence.Cells", "depth", 7);

    // then
    assertThat(RULES.ofStack(List.of(geodesy, RULE, timeline))).isEqualTo("rules");
    assertThat(RULES.ofStack(List.of(HASH_MAP, fence, RULE, timeline))).isEqualTo("rules");
    assertThat(RULES.ofStack(List.of(automaton, pattern, timeline))).isEqualTo("CEP");
    assertThat(RULES.ofStack(List.of(geodesy, timeline, TASK))).isEqualTo("timeline");
  }

  @Test
  void aLineThatIsNoRuleIsRefused() {
    assertThatThrownBy(() -> StageRules.of("frame | io.fleet."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aThreadsNameMayHoldSpacesAndBrackets() {
    // when
    ThreadTime time =
        ProcessTimes.parse("7 (a (b) c) S 1 7 7 0 -1 0 0 0 0 0 150 50 0 0 20 0 1 0 9 0 0");

    // then
    assertThat(time).isEqualTo(new ThreadTime("a (b) c", 2.0));
  }

  private static StackSample sample(long thread, Frame... frames) {
    return new StackSample(thread, List.of(frames));
  }
}
