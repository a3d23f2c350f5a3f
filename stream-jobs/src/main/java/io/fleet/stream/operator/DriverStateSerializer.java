package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.io.binary.BinarySerializer;
import io.fleet.stream.rule.hours.HoursTerms;
import io.fleet.stream.timeline.driver.DriverState;
import io.fleet.stream.timeline.driver.DriverStateCodec;
import io.fleet.stream.timeline.driver.DriverTimeline;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes drivers' states by {@link DriverStateCodec}, in which the format evolves. */
public final class DriverStateSerializer extends BinarySerializer<DriverState> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<DriverState> duplicate() {
    return new DriverStateSerializer();
  }

  @Override
  public DriverState createInstance() {
    return new DriverTimeline((driver, timeMs) -> HoursTerms.DEFAULT).initial("");
  }

  @Override
  public DriverState copy(DriverState from) {
    return from.copy();
  }

  @Override
  protected void write(DriverState state, ByteWriter out) {
    DriverStateCodec.write(state, out);
  }

  @Override
  protected DriverState read(ByteReader in) {
    return DriverStateCodec.read(in);
  }

  @Override
  public TypeSerializerSnapshot<DriverState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks the format in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DriverState> {
    public Snapshot() {
      super(DriverStateSerializer::new);
    }
  }
}
