package io.fleet.stream.io.clickhouse;

import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A closed file of rows: the sink's committable. Its name alone says all of it, checksum included,
 * so that a file found in the directory needs no other record, and two files of one name are one.
 *
 * @param name the file's name without the suffix that tells its state
 * @param closedMs when it was closed, epoch milliseconds; names sort by it
 * @param table the table's name
 * @param month of the partition as yyyymm, or 0
 * @param rows number of rows, at least 1
 * @param bytes length of the whole file
 * @param crc32c {@link CRC32C} of the whole file, 32 bits
 */
public record StagedFile(
    String name, long closedMs, String table, int month, int rows, long bytes, int crc32c) {

  private static final int PARTS = 7;

  /** A file's record, and with it its name. */
  static StagedFile of(
      long closedMs, String writer, String table, int month, int rows, long bytes, int crc32c) {
    String name =
        String.format(
            Locale.ROOT,
            "%013d.%s.%s.%06d.%d.%d.%08x",
            closedMs,
            writer,
            table,
            month,
            rows,
            bytes,
            crc32c);
    return new StagedFile(name, closedMs, table, month, rows, bytes, crc32c);
  }

  /**
   * The record of a name.
   *
   * @throws IllegalArgumentException if it is no such name
   */
  static StagedFile ofName(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != PARTS || WriterId.ofFileName(parts[1]) == null) {
      throw new IllegalArgumentException("no name of a staged file: " + name);
    }
    return new StagedFile(
        name,
        Long.parseLong(parts[0]),
        parts[2],
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]),
        Long.parseLong(parts[5]),
        Integer.parseUnsignedInt(parts[6], 16));
  }

  /** The part of the name that tells who wrote it. */
  WriterId writer() {
    return WriterId.ofFileName(name.split("\\.", -1)[1]);
  }
}
