package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBinary;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes inputs in the compact binary form of {@link TelemetryBinary}; they are immutable. */
public final class TimelineInputSerializer extends TypeSerializer<TimelineInput> {
  private static final long serialVersionUID = 1L;

  private transient ByteWriter writer;
  private transient ByteReader reader;
  private transient byte[] buffer;

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
  public TimelineInput copy(TimelineInput from, TimelineInput reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(TimelineInput input, DataOutputView target) throws IOException {
    if (writer == null) {
      writer = new ByteWriter(512);
    }
    writer.reset();
    writer.writeVarLong(input.partition());
    writer.writeVarLong(input.offset());
    writer.writeVarLong(input.appendMs());
    writer.writeBoolean(input.isHeartbeat());
    if (input.isHeartbeat()) {
      writer.writeString(input.key());
    } else {
      TelemetryBinary.write(writer, input.telemetry());
    }
    target.writeInt(writer.length());
    target.write(writer.array(), 0, writer.length());
  }

  @Override
  public TimelineInput deserialize(DataInputView source) throws IOException {
    int length = source.readInt();
    if (buffer == null || buffer.length < length) {
      buffer = new byte[Math.max(1_024, length)];
      reader = new ByteReader(buffer);
    }
    source.readFully(buffer, 0, length);
    reader.reset(buffer, 0, length);
    int partition = (int) reader.readVarLong();
    long offset = reader.readVarLong();
    long appendMs = reader.readVarLong();
    if (reader.readBoolean()) {
      return TimelineInput.heartbeat(reader.readString(), partition, offset, appendMs);
    }
    Telemetry telemetry = TelemetryBinary.read(reader);
    return TimelineInput.event(telemetry, partition, offset, appendMs);
  }

  @Override
  public TimelineInput deserialize(TimelineInput reuse, DataInputView source) throws IOException {
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
    return other instanceof TimelineInputSerializer;
  }

  @Override
  public int hashCode() {
    return TimelineInputSerializer.class.hashCode();
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
