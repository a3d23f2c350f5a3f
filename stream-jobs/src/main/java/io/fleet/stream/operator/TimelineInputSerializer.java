package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.TelemetryBinary;
import io.fleet.events.TraceParent;
import io.fleet.stream.io.binary.BinarySerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes inputs in the compact binary form of {@link TelemetryBinary}; they are immutable. */
public final class TimelineInputSerializer extends BinarySerializer<TimelineInput> {
  private static final long serialVersionUID = 1L;
  private static final int EVENT = 0;
  private static final int HEARTBEAT = 1;
  private static final int SLICE = 2;

  /** An event after what brought it about; one that is not traced pays nothing for it. */
  private static final int TRACED_EVENT = 3;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<TimelineInput> duplicate() {
    return new TimelineInputSerializer();
  }

  @Override
  public TimelineInput createInstance() {
    return TimelineInput.heartbeat("", 0, 0, 0);
  }

  @Override
  public TimelineInput copy(TimelineInput from) {
    return from;
  }

  @Override
  protected void write(TimelineInput input, ByteWriter out) {
    out.writeVarLong(input.partition());
    out.writeVarLong(input.offset());
    out.writeVarLong(input.appendMs());
    if (input.isHeartbeat()) {
      out.writeByte(HEARTBEAT);
      out.writeString(input.key());
    } else if (input.slice() != null) {
      out.writeByte(SLICE);
      out.writeString(input.key());
      out.writeVarLong(input.slice().length);
      out.writeBytes(input.slice(), 0, input.slice().length);
    } else {
      writeKind(input.trace(), out);
      TelemetryBinary.write(out, input.telemetry());
    }
  }

  private static void writeKind(TraceParent trace, ByteWriter out) {
    if (trace == null) {
      out.writeByte(EVENT);
      return;
    }
    out.writeByte(TRACED_EVENT);
    out.writeLong(trace.traceIdHigh());
    out.writeLong(trace.traceIdLow());
    out.writeLong(trace.spanId());
  }

  @Override
  protected TimelineInput read(ByteReader in) {
    int partition = (int) in.readVarLong();
    long offset = in.readVarLong();
    long appendMs = in.readVarLong();
    int kind = in.readByte();
    if (kind == EVENT) {
      return TimelineInput.event(TelemetryBinary.read(in), partition, offset, appendMs);
    }
    if (kind == TRACED_EVENT) {
      TraceParent trace = new TraceParent(in.readLong(), in.readLong(), in.readLong());
      return TimelineInput.event(TelemetryBinary.read(in), partition, offset, appendMs, trace);
    }
    String key = in.readString();
    return kind == HEARTBEAT
        ? TimelineInput.heartbeat(key, partition, offset, appendMs)
        : TimelineInput.slice(
            key, in.readBytes((int) in.readVarLong()), partition, offset, appendMs);
  }

  @Override
  public TypeSerializerSnapshot<TimelineInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks the format in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TimelineInput> {
    public Snapshot() {
      super(TimelineInputSerializer::new);
    }
  }
}
