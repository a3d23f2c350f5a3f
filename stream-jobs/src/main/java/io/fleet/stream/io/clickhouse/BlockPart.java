package io.fleet.stream.io.clickhouse;

import io.fleet.events.ByteWriter;

/** A column of a block in ClickHouse's Native form. */
interface BlockPart {
  /** Whether no row says anything: the block needs no such column. */
  boolean isEmpty();

  /** How much the rows have said, bytes. */
  int bytes();

  /**
   * Adds the column to a block; it is empty again afterwards.
   *
   * @param count how many rows the block has
   */
  void moveTo(ByteWriter block, int count);
}
