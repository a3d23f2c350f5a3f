package io.fleet.stream.io.clickhouse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a staged file: form, table and columns of its rows. So a file of an earlier
 * release is still sent in the form and with the columns it was written with.
 *
 * @param form of the rows
 * @param table the table's name
 * @param columns their names, separated by a comma and a space
 * @param length bytes before the first row
 */
record FileHeader(RowForm form, String table, String columns, int length) {
  private static final int MAX_BYTES = 8_192;
  private static final Pattern LINE =
      Pattern.compile("(fleet-(?:rows|blocks)/1) ([a-z0-9_]+)\\(([a-z0-9_]+(?:, [a-z0-9_]+)*)\\)");

  static byte[] bytes(ClickHouseTable table) {
    String columns = String.join(", ", table.columns());
    String line = table.form().mark() + ' ' + table.tableName() + '(' + columns + ")\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a file's header.
   *
   * @throws IOException if the file cannot be read or does not begin with a header
   */
  static FileHeader read(Path file) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(MAX_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (start.hasRemaining() && channel.read(start) >= 0) {
        continue;
      }
    }
    for (int i = 0; i < start.position(); i++) {
      if (start.get(i) == '\n') {
        return parse(new String(start.array(), 0, i, StandardCharsets.US_ASCII));
      }
    }
    throw new EOFException("no header");
  }

  private static FileHeader parse(String line) throws IOException {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException("no header");
    }
    RowForm form = RowForm.ofMark(matcher.group(1));
    return new FileHeader(form, matcher.group(2), matcher.group(3), line.length() + 1);
  }
}
