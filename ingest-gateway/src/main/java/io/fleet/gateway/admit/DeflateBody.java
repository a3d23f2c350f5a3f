package io.fleet.gateway.admit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads deflate, with the zlib frame the RFC asks for or without it as many devices send it, and
 * nothing after it.
 */
final class DeflateBody extends InputStream {
  private static final int DEFLATE_METHOD = 8;
  private static final int ZLIB_CHECK = 31;

  private final Inflater inflater;

  DeflateBody(byte[] body) {
    inflater = new Inflater(!hasZlibHeader(body));
    inflater.setInput(body);
  }

  /** The two bytes of a zlib header are a multiple of 31; the first of bare deflate never fits. */
  private static boolean hasZlibHeader(byte[] body) {
    return body.length > 1
        && (body[0] & 0x0f) == DEFLATE_METHOD
        && ((body[0] & 0xff) << 8 | body[1] & 0xff) % ZLIB_CHECK == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = inflater.inflate(buffer, offset, length);
      if (read > 0 || length == 0) {
        return read;
      }
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
    if (!inflater.finished()) {
      throw new EOFException("cut short, or a dictionary is needed");
    }
    if (inflater.getRemaining() > 0) {
      throw new ZipException("content after the end");
    }
    return -1;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
