package io.fleet.gateway.reference.bulk;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends the reading where a line holds more delimiters than any real record does: millions of empty
 * cells are a few bytes as sent and a gigabyte as objects.
 */
final class NarrowReader extends FilterReader {
  /** More than the commas of a geometry of the greatest size in one cell. */
  static final int MAX_DELIMITERS = 100_000;

  private final char delimiter;
  private int delimiters;

  NarrowReader(Reader in, char delimiter) {
    super(in);
    this.delimiter = delimiter;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count((char) read);
    }
    return read;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      count(buffer[i]);
    }
    return read;
  }

  private void count(char c) throws IOException {
    if (c == '\n' || c == '\r') {
      delimiters = 0;
    } else if (c == delimiter && ++delimiters > MAX_DELIMITERS) {
      throw new IOException("too many cells");
    }
  }
}
