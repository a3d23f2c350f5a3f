package io.fleet.gateway.admit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads gzip of one or more members and nothing after them: the JDK's stream ends in silence where
 * something else follows.
 */
final class GzipBody extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8;

  private GzipBody(byte[] body) throws IOException {
    super(new ByteArrayInputStream(body), body.length + 1);
  }

  /**
   * Opens the stream.
   *
   * @param share pays for the copy of the body that the inflater reads from: one fill holds all, so
   *     that what is left after the last member can be counted
   */
  static GzipBody open(byte[] body, InFlightBytes.Share share)
      throws IOException, BodyRefusedException {
    share.take(body.length);
    return new GzipBody(body);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read < 0 && inf.getRemaining() > TRAILER_BYTES) {
      throw new ZipException("content after the end of the last member");
    }
    return read;
  }
}
