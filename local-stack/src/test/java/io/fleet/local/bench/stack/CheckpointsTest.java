package io.fleet.local.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.bench.stack.Checkpoints.Checkpoint;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers in the form of Flink's REST interface. */
class CheckpointsTest {
  @Test
  void theNewestIsToldWithTheTimesOfItsLargestTask() throws IOException {
    // given
    JsonNode all =
        json(
            "{'counts':{'restored':0,'total':9,'in_progress':1,'completed':7,'failed':1},"
                + "'latest':{'completed':{'id':8,'trigger_timestamp':1000,'state_size':4096,"
                + "'checkpointed_size':1024,'end_to_end_duration':350},'failed':null}}");
    JsonNode largest =
        json(
            "{'id':8,'summary':{'checkpoint_duration':{'sync':{'min':1,'max':12,'avg':5},"
                + "'async':{'min':90,'max':310,'avg':200}}}}");

    // when
    Checkpoints checkpoints = Checkpoints.of(all, Map.of("timeline", 4000L, "sink", 96L), largest);

    // then
    assertThat(checkpoints.completed()).isEqualTo(7);
    assertThat(checkpoints.failed()).isEqualTo(1);
    assertThat(checkpoints.newest())
        .contains(
            new Checkpoint(1000, 4096, 1024, 350, 12, 310, Map.of("timeline", 4000L, "sink", 96L)));
    assertThat(checkpoints.newest().orElseThrow().largestTask()).isEqualTo("timeline");
  }

  @Test
  void stateIsToldByTask() throws IOException {
    assertThat(
            Checkpoints.byTask(
                json("{'tasks':{'a':{'id':8,'state_size':5},'b':{'id':8,'state_size':70}}}")))
        .isEqualTo(Map.of("a", 5L, "b", 70L));
  }

  @Test
  void aJobThatHasNotComeToAnyHasNone() throws IOException {
    // when
    Checkpoints none = Checkpoints.none(json("{'counts':{'completed':0,'failed':3}}"));

    // then
    assertThat(none.newest()).isEmpty();
    assertThat(none.failed()).isEqualTo(3);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
