package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.timeline.RuleBook;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleStateCodec;
import io.fleet.stream.timeline.VehicleTimeline;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes vehicle states in the frames of {@link VehicleStateCodec}. The format evolves in there, so
 * for Flink it is always the same one.
 */
public final class VehicleStateSerializer extends TypeSerializer<VehicleState> {
  private static final long serialVersionUID = 1L;

  private transient VehicleTimeline timeline;
  private transient VehicleStateCodec codec;
  private transient ByteWriter writer;

  private void open() {
    if (codec == null) {
      timeline = new VehicleTimeline(RuleBook.standard());
      codec = new VehicleStateCodec(timeline);
      writer = new ByteWriter(4_096);
    }
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
    open();
    return timeline.initial();
  }

  @Override
  public VehicleState copy(VehicleState from) {
    return from.copy();
  }

  @Override
  public VehicleState copy(VehicleState from, VehicleState reuse) {
    return from.copy();
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(VehicleState state, DataOutputView target) throws IOException {
    open();
    writer.reset();
    codec.write(state, writer);
    target.writeInt(writer.length());
    target.write(writer.array(), 0, writer.length());
  }

  @Override
  public VehicleState deserialize(DataInputView source) throws IOException {
    open();
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return codec.read(new ByteReader(bytes));
  }

  @Override
  public VehicleState deserialize(VehicleState reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VehicleStateSerializer;
  }

  @Override
  public int hashCode() {
    return VehicleStateSerializer.class.hashCode();
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
