package io.fleet.stream.io.binary;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer over the compact binary form of {@link ByteWriter}: the length, then the bytes. Its
 * buffers are reused; Flink makes a duplicate for each thread.
 *
 * @param <T> the type
 */
public abstract class BinarySerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_BUFFER_BYTES = 1_024;

  private transient ByteWriter writer;
  private transient ByteReader reader;
  private transient byte[] buffer;

  /** Writes a value. */
  protected abstract void write(T value, ByteWriter out);

  /** Reads what {@link #write} wrote. */
  protected abstract T read(ByteReader in);

  @Override
  public final void serialize(T value, DataOutputView target) throws IOException {
    if (writer == null) {
      writer = new ByteWriter(FIRST_BUFFER_BYTES);
    }
    writer.reset();
    write(value, writer);
    target.writeInt(writer.length());
    target.write(writer.array(), 0, writer.length());
  }

  @Override
  public final T deserialize(DataInputView source) throws IOException {
    int length = source.readInt();
    if (buffer == null || buffer.length < length) {
      buffer = new byte[Math.max(FIRST_BUFFER_BYTES, length)];
      reader = new ByteReader(buffer);
    }
    source.readFully(buffer, 0, length);
    reader.reset(buffer, 0, length);
    return read(reader);
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    int length = source.readInt();
    target.writeInt(length);
    target.write(source, length);
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }
}
