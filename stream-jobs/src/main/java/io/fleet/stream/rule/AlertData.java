package io.fleet.stream.rule;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/** Writes the numbers and texts of an alert into checkpoints and reads them again. */
final class AlertData {
  private AlertData() {}

  static void write(Map<String, Object> data, ByteWriter out) {
    out.writeVarLong(data.size());
    data.forEach(
        (name, value) -> {
          out.writeString(name);
          writeValue(value, out);
        });
  }

  private static void writeValue(Object value, ByteWriter out) {
    if (value instanceof String text) {
      out.writeByte('s');
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeByte('b');
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeLong(Double.doubleToLongBits(number));
    } else if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte('l');
      out.writeLong(number);
    } else {
      throw new IllegalStateException("an alert's data are texts, flags and numbers");
    }
  }

  static Map<String, Object> read(ByteReader in) {
    Map<String, Object> data = new TreeMap<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      String name = in.readString();
      int kind = in.readByte();
      Object value =
          switch (kind) {
            case 's' -> in.readString();
            case 'b' -> in.readBoolean();
            case 'd' -> Double.longBitsToDouble(in.readLong());
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            default -> throw new IllegalStateException("no value of kind " + kind);
          };
      data.put(name, value);
    }
    return data;
  }
}
