package io.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryWriter;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.TelemetryBlocks;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.operator.TimelineInput;
import io.fleet.stream.operator.TimelineInputSerializer;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.RuleFailure;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * What one event leaves for the collector at each stage of its way, in bytes allocated: a count
 * that a busy machine does not change, unlike a time. A bound is what was counted and a quarter,
 * with the first compiler alone, as tests run: the second leaves out some of it; who crosses it has
 * made every event dearer.
 */
class BytesPerEventTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final List<Telemetry> EVENTS =
      DriveStory.of("van").ofHours(new Random(1)).events();

  private static final int ROUNDS = 12;

  /** What a stage does with all events; returns something of it, so that it cannot be left out. */
  @FunctionalInterface
  private interface Stage {
    long run() throws Exception;
  }

  @Test
  void decoding() throws Exception {
    List<byte[]> messages =
        EVENTS.stream().map(event -> TelemetryWriter.write(event, event.vehicleId())).toList();
    TelemetryReader reader = new TelemetryReader();
    assertThat(
            bytesPerEvent(
                "decode",
                () -> {
                  long sum = 0;
                  for (byte[] message : messages) {
                    sum += reader.read(message).telemetry().identity();
                  }
                  return sum;
                }))
        .isLessThan(1_460);
  }

  @Test
  void changingSubtasks() throws Exception {
    TimelineInputSerializer serializer = new TimelineInputSerializer();
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    DataInputDeserializer in = new DataInputDeserializer();
    assertThat(
            bytesPerEvent(
                "key by",
                () -> {
                  long sum = 0;
                  for (Telemetry event : EVENTS) {
                    out.clear();
                    serializer.serialize(
                        TimelineInput.event(event, 0, 1, event.timestampMs()), out);
                    in.setBuffer(out.getSharedBuffer(), 0, out.length());
                    sum += serializer.deserialize(in).appendMs();
                  }
                  return sum;
                }))
        .isLessThan(440);
  }

  @Test
  void everyRule() throws Exception {
    VehicleTimeline timeline = new VehicleTimeline(StandardRules.book());
    assertThat(
            bytesPerEvent(
                "timeline",
                () -> {
                  VehicleState state = timeline.initial();
                  Told told = new Told();
                  for (Telemetry event : EVENTS) {
                    timeline.apply(state, event, event.timestampMs(), told);
                  }
                  return told.findings;
                }))
        .isLessThan(2_920);
  }

  @Test
  void itsRow() throws Exception {
    TelemetryBlocks rows = new TelemetryBlocks();
    assertThat(
            bytesPerEvent(
                "row",
                () -> {
                  long sum = 0;
                  for (Telemetry event : EVENTS) {
                    EncodedRow ended = rows.add(event);
                    sum += ended == null ? 0 : ended.count();
                  }
                  return sum;
                }))
        .isLessThan(137);
  }

  /** The least of some rounds: the first ones are run before they are compiled. */
  private static long bytesPerEvent(String stage, Stage of) throws Exception {
    long least = Long.MAX_VALUE;
    long check = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      check += of.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(check).as("something was done").isNotZero();
    System.out.printf("bytes per event, %s: %d%n", stage, least / EVENTS.size());
    return least / EVENTS.size();
  }

  private static final class Told implements Outlet {
    private long findings;

    @Override
    public void finding(
        Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
      findings++;
    }

    @Override
    public void failure(RuleFailure failure) {
      throw new AssertionError(failure.toString());
    }
  }
}
