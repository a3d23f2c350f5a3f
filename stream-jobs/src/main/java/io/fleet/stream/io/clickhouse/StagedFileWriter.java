package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** One file being written: a header, then the rows as they come. Never writes over another file. */
final class StagedFileWriter {
  private static final int BUFFER_BYTES = 64 << 10;

  private final StagingDirectory directory;
  private final String writerFileName;
  private final ClickHouseTable table;
  private final int month;
  private final FileChannel channel;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final CRC32C crc = new CRC32C();
  private int buffered;
  private long written;
  private int rows;

  /** Creates the file; fails if there is one of its name. */
  StagedFileWriter(
      StagingDirectory directory, String writerFileName, ClickHouseTable table, int month)
      throws IOException {
    this.directory = directory;
    this.writerFileName = writerFileName;
    this.table = table;
    this.month = month;
    this.channel =
        FileChannel.open(
            directory.open(writerFileName),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    put(FileHeader.bytes(table));
  }

  void append(EncodedRow row) throws IOException {
    put(row.bytes());
    rows += row.count();
  }

  ClickHouseTable table() {
    return table;
  }

  int month() {
    return month;
  }

  int rows() {
    return rows;
  }

  long bytes() {
    return written + buffered;
  }

  /** Closes the file; from now on it waits for its checkpoint. */
  StagedFile finish(long nowMs) throws IOException {
    flush();
    if (directory.forceToDisk()) {
      channel.force(false);
    }
    channel.close();
    StagedFile file =
        StagedFile.of(
            nowMs, writerFileName, table.tableName(), month, rows, written, (int) crc.getValue());
    Path part = directory.part(file);
    if (Files.exists(part)) {
      throw new FileAlreadyExistsException(part.toString());
    }
    Files.move(directory.open(writerFileName), part, StandardCopyOption.ATOMIC_MOVE);
    return file;
  }

  /** Throws the file away. */
  void abandon() throws IOException {
    channel.close();
    Files.deleteIfExists(directory.open(writerFileName));
  }

  private void put(byte[] bytes) throws IOException {
    if (bytes.length > BUFFER_BYTES - buffered) {
      flush();
    }
    if (bytes.length > BUFFER_BYTES) {
      write(bytes, bytes.length);
    } else {
      System.arraycopy(bytes, 0, buffer, buffered, bytes.length);
      buffered += bytes.length;
    }
  }

  private void flush() throws IOException {
    write(buffer, buffered);
    buffered = 0;
  }

  private void write(byte[] bytes, int length) throws IOException {
    crc.update(bytes, 0, length);
    ByteBuffer source = ByteBuffer.wrap(bytes, 0, length);
    while (source.hasRemaining()) {
      channel.write(source);
    }
    written += length;
  }
}
