package io.fleet.stream.upgrade;

import io.fleet.events.TelemetryReader;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.operator.TimelineInput;
import io.fleet.stream.operator.VehicleStateSerializer;
import io.fleet.stream.operator.VehicleTimelineFunction;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.topology.Uids;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The vehicles' timelines in one task that is restored from the kept savepoint and never stops. */
final class OneTask implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> vehicles;
  private final TelemetryReader reader = new TelemetryReader();

  OneTask() throws Exception {
    vehicles =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new VehicleTimelineFunction(StandardRules::book, ReferenceFactory.none())),
            TimelineInput::key,
            Types.STRING,
            FleetRun.MAX_PARALLELISM,
            1,
            0);
    vehicles.initializeState(KeptSavepoint.of(Uids.VEHICLE_TIMELINE));
    vehicles.open();
  }

  /** Steps it through the rest of the story. */
  OneTask run() throws Exception {
    for (long i = UpgradeStory.before(); i < UpgradeStory.size(); i++) {
      LogRecord record = UpgradeStory.record(i);
      var event = reader.read(record.value).telemetry();
      vehicles.processElement(
          TimelineInput.event(event, record.partition, record.offset, record.appendMs),
          record.appendMs);
    }
    return this;
  }

  /** What is kept of a vehicle. */
  VehicleState state(String vehicle) throws Exception {
    var operator = (KeyedProcessOperator<?, ?, ?>) vehicles.getOperator();
    operator.setCurrentKey(vehicle);
    return operator
        .getKeyedStateStore()
        .getState(new ValueStateDescriptor<>("vehicle", new VehicleStateSerializer()))
        .value();
  }

  List<EncodedRow> rows() {
    return vehicles.extractOutputValues();
  }

  <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> side = vehicles.getSideOutput(tag);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public void close() throws IOException {
    try {
      vehicles.close();
    } catch (Exception e) {
      throw new IOException("the task does not end", e);
    }
  }
}
