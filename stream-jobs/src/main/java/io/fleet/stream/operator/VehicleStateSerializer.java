package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.io.binary.BinarySerializer;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleStateCodec;
import io.fleet.stream.timeline.VehicleTimeline;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Writes vehicle states in the frames of {@link VehicleStateCodec}. The format evolves in there, so
 * for Flink it is always the same one.
 */
public final class VehicleStateSerializer extends BinarySerializer<VehicleState> {
  private static final long serialVersionUID = 1L;

  private transient VehicleTimeline timeline;
  private transient VehicleStateCodec codec;

  private VehicleStateCodec codec() {
    if (codec == null) {
      timeline = new VehicleTimeline(StandardRules.book());
      codec = new VehicleStateCodec(timeline);
    }
    return codec;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<VehicleState> duplicate() {
    return new VehicleStateSerializer();
  }

  @Override
  public VehicleState createInstance() {
    codec();
    return timeline.initial();
  }

  @Override
  public VehicleState copy(VehicleState from) {
    return from.copy();
  }

  @Override
  protected void write(VehicleState state, ByteWriter out) {
    codec().write(state, out);
  }

  @Override
  protected VehicleState read(ByteReader in) {
    return codec().read(in);
  }

  @Override
  public TypeSerializerSnapshot<VehicleState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks the format in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<VehicleState> {
    public Snapshot() {
      super(VehicleStateSerializer::new);
    }
  }
}
