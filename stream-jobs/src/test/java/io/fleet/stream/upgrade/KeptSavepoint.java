package io.fleet.stream.upgrade;

import io.fleet.events.Topic;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** The savepoint that the previous release has left, as it lies in the test resources. */
final class KeptSavepoint {
  /** How many subtasks it was taken with. */
  static final int PARALLELISM = 2;

  private KeptSavepoint() {}

  /** Where it lies, for a job to start from. */
  static Path directory() {
    try {
      return Path.of(KeptSavepoint.class.getResource("savepoint/_metadata").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last versions of all that had been told to a topic when it was taken. */
  static List<byte[]> told(Topic topic) throws IOException {
    String start = topic.topicName() + '\t';
    return Files.readAllLines(directory().resolveSibling("told.jsonl")).stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  static CheckpointMetadata metadata() throws IOException {
    Path file = directory().resolve("_metadata");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return Checkpoints.loadCheckpointMetadata(
          in, KeptSavepoint.class.getClassLoader(), file.toString());
    }
  }

  /** The state of one operator, as its only subtask takes it up. */
  static OperatorSubtaskState of(String uid) throws Exception {
    OperatorState state =
        metadata().getOperatorStates().stream()
            .filter(s -> s.getOperatorUid().orElse("").equals(uid))
            .findAny()
            .orElseThrow();
    OperatorSubtaskState whole =
        AbstractStreamOperatorTestHarness.repackageState(
            state.getStates().toArray(OperatorSubtaskState[]::new));
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        whole, state.getMaxParallelism(), state.getParallelism(), 1, 0);
  }
}
