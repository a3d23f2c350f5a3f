package io.fleet.gateway.admit;

import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Expands a compressed body as a stream, up to a limit and not a byte further, whatever the sender
 * claims. Memory is paid for before it is allocated.
 */
public final class Expansion {
  private static final int FIRST_BYTES = 16 * 1024;

  private Expansion() {}

  /**
   * The expanded bytes.
   *
   * @param maxBytes the most that may come out
   * @param share pays for the memory before it is allocated
   * @throws BodyRefusedException if it is not of that encoding, cut short, followed by something
   *     else, too large, or there is no memory for it now
   */
  public static byte[] expand(
      Encoding encoding, byte[] body, int maxBytes, InFlightBytes.Share share)
      throws BodyRefusedException {
    if (encoding == Encoding.IDENTITY) {
      return body;
    }
    try (InputStream in = open(encoding, body, share)) {
      return readAll(in, maxBytes, share);
    } catch (IOException e) {
      throw new BodyRefusedException(
          Reason.MALFORMED, "the body is no " + encoding.tag() + " or is cut short");
    }
  }

  private static InputStream open(Encoding encoding, byte[] body, InFlightBytes.Share share)
      throws IOException, BodyRefusedException {
    return switch (encoding) {
      case GZIP -> GzipBody.open(body, share);
      case DEFLATE -> new DeflateBody(body);
      case ZSTD -> ZstdBody.open(body, share);
      case IDENTITY -> throw new IllegalArgumentException("nothing to expand");
    };
  }

  private static byte[] readAll(InputStream in, int maxBytes, InFlightBytes.Share share)
      throws IOException, BodyRefusedException {
    byte[] buffer = new byte[0];
    int length = 0;
    for (int read = 0; read >= 0; read = in.read(buffer, length, buffer.length - length)) {
      length += read;
      if (length > maxBytes) {
        throw new BodyRefusedException(
            Reason.TOO_LARGE, "the expanded body is larger than " + maxBytes + " bytes");
      }
      if (length == buffer.length) {
        buffer = grow(buffer, maxBytes, share);
      }
    }
    return Arrays.copyOf(buffer, length);
  }

  /** Twice as large, with room for the one byte that shows a body to be too large. */
  private static byte[] grow(byte[] buffer, int maxBytes, InFlightBytes.Share share)
      throws BodyRefusedException {
    int next = (int) Math.min(Math.max(FIRST_BYTES, 2L * buffer.length), maxBytes + 1L);
    share.take(next - buffer.length);
    return Arrays.copyOf(buffer, next);
  }
}
