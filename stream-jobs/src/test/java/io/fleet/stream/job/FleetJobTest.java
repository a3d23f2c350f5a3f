package io.fleet.stream.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.topology.Uids;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetJobTest {
  @TempDir Path staging;

  @Test
  void theWholeGraphCanBeSentToACluster() {
    // given
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    JobConfig config =
        JobConfig.of(
            "--bootstrap-servers",
            "localhost:9092",
            "--clickhouse-url",
            "http://localhost:8123",
            "--staging-dir",
            staging.toString());

    // when
    FleetJob.define(env, config);
    var graph = env.getStreamGraph();

    // then
    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains(Uids.VEHICLE_TIMELINE, Uids.RECORDS_SOURCE, Uids.CLICKHOUSE_SINK);
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
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
