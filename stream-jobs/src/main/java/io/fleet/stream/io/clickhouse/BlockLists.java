package io.fleet.stream.io.clickhouse;

import io.fleet.events.ByteWriter;

/**
 * A column of lists in ClickHouse's Native form: where each row's list ends, then the items of all
 * rows. Items are texts, or pairs of texts, of which all firsts come before all seconds. Not for
 * several threads at once.
 */
final class BlockLists implements BlockPart {
  private final BlockHead head;
  private final ByteWriter ends = new ByteWriter(16);
  private final ByteWriter firsts = new ByteWriter(16);
  private final ByteWriter seconds = new ByteWriter(16);
  private long items;
  private int rows;

  private BlockLists(BlockHead head) {
    this.head = head;
  }

  /** A column of lists of texts. */
  static BlockLists ofTexts(String name) {
    return new BlockLists(new BlockHead(name, "Array(String)"));
  }

  /** A column of texts by name. */
  static BlockLists ofPairs(String name) {
    return new BlockLists(new BlockHead(name, "Map(String, String)"));
  }

  /** Adds an item to the list of a row; rows come in order. */
  void add(int row, String item) {
    endUpTo(row);
    firsts.writeString(item);
    items++;
  }

  /** Adds a pair to the list of a row; rows come in order. */
  void add(int row, String name, String value) {
    add(row, name);
    seconds.writeString(value);
  }

  @Override
  public boolean isEmpty() {
    return items == 0;
  }

  @Override
  public int bytes() {
    return firsts.length() + seconds.length();
  }

  @Override
  public void moveTo(ByteWriter block, int count) {
    endUpTo(count);
    head.write(block);
    block.writeBytes(ends.array(), 0, ends.length());
    block.writeBytes(firsts.array(), 0, firsts.length());
    block.writeBytes(seconds.array(), 0, seconds.length());
    ends.reset();
    firsts.reset();
    seconds.reset();
    items = 0;
    rows = 0;
  }

  /** Ends the lists of the rows before one. */
  private void endUpTo(int row) {
    for (; rows < row; rows++) {
      ends.writeLong(items);
    }
  }
}
