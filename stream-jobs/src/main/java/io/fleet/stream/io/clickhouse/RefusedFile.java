package io.fleet.stream.io.clickhouse;

import java.nio.file.Path;

/**
 * A file that is set aside.
 *
 * @param file what it is
 * @param path where it can be read while it is reported; afterwards it lies under its name in the
 *     staging directory's {@code refused/}
 * @param code ClickHouse's error code, 0 if the server gave none, {@link #DAMAGED} if the file was
 *     not sent at all
 * @param detail the server's own words, cut to 4,096 characters; may hold content of a row
 */
public record RefusedFile(StagedFile file, Path path, int code, String detail) {
  /** Length or checksum are not those of the name. */
  public static final int DAMAGED = -1;
}
