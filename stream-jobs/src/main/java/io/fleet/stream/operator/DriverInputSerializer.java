package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DriverEvent;
import io.fleet.stream.io.binary.BinarySerializer;
import io.fleet.stream.rule.duty.DutySegment;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes what reaches drivers' timelines; it is immutable. */
public final class DriverInputSerializer extends BinarySerializer<DriverInput> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<DriverInput> duplicate() {
    return new DriverInputSerializer();
  }

  @Override
  public DriverInput createInstance() {
    return DriverInput.event(new DriverEvent("", null, "", 0, 0), 0);
  }

  @Override
  public DriverInput copy(DriverInput from) {
    return from;
  }

  @Override
  protected void write(DriverInput input, ByteWriter out) {
    out.writeVarLong(input.version());
    out.writeBoolean(input.isWithdrawn());
    out.writeBoolean(input.segment() != null);
    if (input.segment() != null) {
      input.segment().write(out);
      return;
    }
    DriverEvent event = input.event();
    out.writeString(event.driverId());
    out.writeNullableString(event.vehicleId());
    out.writeString(event.eventType());
    out.writeSigned(event.timestampMs());
    out.writeInt(event.contentHash());
  }

  @Override
  protected DriverInput read(ByteReader in) {
    long version = in.readVarLong();
    boolean withdrawn = in.readBoolean();
    if (in.readBoolean()) {
      return DriverInput.segment(DutySegment.read(in), version, withdrawn);
    }
    DriverEvent event =
        new DriverEvent(
            in.readString(),
            in.readNullableString(),
            in.readString(),
            in.readSigned(),
            in.readInt());
    return DriverInput.event(event, version);
  }

  @Override
  public TypeSerializerSnapshot<DriverInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks the format in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DriverInput> {
    public Snapshot() {
      super(DriverInputSerializer::new);
    }
  }
}
