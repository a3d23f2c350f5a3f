package io.fleet.stream.io.clickhouse;

import io.fleet.events.ByteWriter;

/** What stands before the values of a column in ClickHouse's Native form: its name and type. */
final class BlockHead {
  private final byte[] bytes;

  BlockHead(String name, String type) {
    ByteWriter out = new ByteWriter(64);
    out.writeString(name);
    out.writeString(type);
    bytes = out.toByteArray();
  }

  void write(ByteWriter block) {
    block.writeBytes(bytes, 0, bytes.length);
  }
}
