package io.fleet.gateway.reference.bulk;

import io.fleet.gateway.reference.check.StrictJson;

/** One JSON object a line; empty lines do not count. */
final class NdjsonLines implements LineSource {
  private final byte[] file;
  private int from;
  private long line;

  NdjsonLines(byte[] file) {
    this.file = file;
    this.from = ByteOrderMark.length(file);
  }

  @Override
  public ImportLine next() {
    while (from < file.length) {
      int start = from;
      int end = endOfLine(start);
      from = end + 1;
      line++;
      if (!isBlank(start, end)) {
        return read(start, end);
      }
    }
    return null;
  }

  private ImportLine read(int start, int end) {
    try {
      return RecordFields.line(line, StrictJson.object(file, start, end - start));
    } catch (StrictJson.MalformedException e) {
      return ImportLine.malformed(line, e.getMessage());
    }
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
