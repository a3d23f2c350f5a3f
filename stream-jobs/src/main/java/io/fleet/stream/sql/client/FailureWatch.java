package io.fleet.stream.sql.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on what the client prints and notes whether it said that a statement failed. */
final class FailureWatch extends FilterOutputStream {
  private static final byte[] FAILURE =
      "[ERROR] Could not execute SQL statement".getBytes(StandardCharsets.UTF_8);

  private int matched;
  private boolean failed;

  FailureWatch(OutputStream out) {
    super(out);
  }

  boolean hasSeenFailure() {
    return failed;
  }

  @Override
  public void write(int b) throws IOException {
    watch((byte) b);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      watch(bytes[i]);
    }
    out.write(bytes, offset, length);
  }

  private void watch(byte b) {
    if (b == FAILURE[matched]) {
      matched++;
    } else {
      matched = b == FAILURE[0] ? 1 : 0;
    }
    if (matched == FAILURE.length) {
      failed = true;
      matched = 0;
    }
  }
}
