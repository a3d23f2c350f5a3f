package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rows between operators: table code (1 byte), month (4), count (4), length (4), their bytes. */
public final class EncodedRowSerializer extends TypeSerializerSingleton<EncodedRow> {
  private static final long serialVersionUID = 1L;

  /** The only one there is; it has no state. */
  public static final EncodedRowSerializer INSTANCE = new EncodedRowSerializer();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public EncodedRow createInstance() {
    return new EncodedRow(ClickHouseTable.TELEMETRY, EncodedRow.NO_MONTH, new byte[1]);
  }

  @Override
  public EncodedRow copy(EncodedRow row) {
    return row;
  }

  @Override
  public EncodedRow copy(EncodedRow row, EncodedRow reuse) {
    return row;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(EncodedRow row, DataOutputView out) throws IOException {
    out.writeByte(row.table().code());
    out.writeInt(row.month());
    out.writeInt(row.count());
    out.writeInt(row.bytes().length);
    out.write(row.bytes());
  }

  @Override
  public EncodedRow deserialize(DataInputView in) throws IOException {
    ClickHouseTable table = ClickHouseTable.ofCode(in.readUnsignedByte());
    int month = in.readInt();
    int count = in.readInt();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new EncodedRow(table, month, count, bytes);
  }

  @Override
  public EncodedRow deserialize(EncodedRow reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<EncodedRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The serializer's mark in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EncodedRow> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
