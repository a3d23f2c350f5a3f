package io.fleet.stream.io.clickhouse;

/** In which of its forms ClickHouse is given rows. */
enum RowForm {
  /** Row by row, all columns of each. */
  ROWS("fleet-rows/1", "RowBinary"),
  /** Blocks of rows, column by column; a column that is not there has nothing in it. */
  BLOCKS("fleet-blocks/1", "Native");

  private final String mark;
  private final String format;

  RowForm(String mark, String format) {
    this.mark = mark;
    this.format = format;
  }

  /** How a staged file of this form begins. */
  String mark() {
    return mark;
  }

  /** ClickHouse's name of it. */
  String format() {
    return format;
  }

  static RowForm ofMark(String mark) {
    return mark.equals(BLOCKS.mark) ? BLOCKS : ROWS;
  }
}
