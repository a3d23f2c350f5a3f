package io.fleet.stream.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.topology.Uids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetJobTest {
  private static StreamExecutionEnvironment env;
  private static StreamGraph graph;

  @BeforeAll
  static void define(@TempDir Path staging) {
    env = StreamExecutionEnvironment.getExecutionEnvironment();
    FleetJob.define(env, config(staging));
    graph = env.getStreamGraph();
  }

  @Test
  void theWholeGraphCanBeSentToACluster() {
    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains(Uids.VEHICLE_TIMELINE, Uids.RECORDS_SOURCE, Uids.CLICKHOUSE_SINK);
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
  }

  @Test
  void everyOperatorIsFoundAgainInASavepointUnderTheNameItHasAlwaysHad() throws Exception {
    // when
    var nodes = graph.getStreamNodes();

    // then
    assertThat(nodes).allMatch(node -> node.getTransformationUID() != null);
    assertThat(nodes.stream().map(StreamNode::getTransformationUID).sorted())
        .as(
            "An operator with another uid starts anew, and its old state is passed over in"
                + " silence: never rename one. If an operator is new, or gone, or a panel's SQL was"
                + " changed so that it shall start anew, change uids.txt and say so in"
                + " CHANGELOG.md; see docs/operations.md, Upgrade")
        .containsExactlyElementsOf(keptUids());
    assertThat(env.getMaxParallelism())
        .as("state is kept by key group: another number restores no savepoint")
        .isEqualTo(128);
  }

  @Test
  void inAnotherLogItsSourcesAloneBeginAnew(@TempDir Path staging) throws Exception {
    // when
    StreamExecutionEnvironment after = StreamExecutionEnvironment.getExecutionEnvironment();
    FleetJob.define(after, config(staging, "--log-generation", "1"));
    Set<String> uids =
        after.getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .collect(Collectors.toSet());

    // then
    Set<String> begunAnew = new HashSet<>(keptUids());
    begunAnew.removeAll(uids);
    assertThat(begunAnew)
        .containsExactlyInAnyOrder(
            Uids.TELEMETRY_SOURCE,
            Uids.RECORDS_SOURCE,
            Uids.REPAIR_REQUESTS_SOURCE,
            Uids.REPAIR_SLICES_SOURCE);
  }

  private static List<String> keptUids() throws Exception {
    try (var kept = FleetJobTest.class.getResourceAsStream("uids.txt")) {
      return new String(kept.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList();
    }
  }

  private static JobConfig config(Path staging, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--bootstrap-servers", "localhost:9092"));
    arguments.addAll(List.of("--clickhouse-url", "http://localhost:8123"));
    arguments.addAll(List.of("--staging-dir", staging.toString()));
    return JobConfig.of(arguments.toArray(String[]::new));
  }

  @Test
  void theReferenceDataIsOpenedWhereTheTaskRuns() throws Exception {
    // given
    ReferenceFactory reference = new LogReference("localhost:9092");

    // when
    ReferenceFactory arrived = InstantiationUtil.clone(reference);

    // then
    assertThat(arrived).isEqualTo(reference);
  }
}
