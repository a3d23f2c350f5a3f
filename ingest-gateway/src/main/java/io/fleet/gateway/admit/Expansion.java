package io.fleet.gateway.admit;

import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Expands gzip up to a limit and not a byte further, whatever the sender claims. */
public final class Expansion {
  private static final int FIRST_BYTES = 16 * 1024;
  private static final int READ_BYTES = 8 * 1024;

  private Expansion() {}

  /**
   * The expanded bytes.
   *
   * @param maxBytes the most that may come out
   * @param share pays for the memory before it is allocated
   * @throws BodyRefusedException if it is no gzip, cut short, too large, or there is no memory for
   *     it now
   */
  public static byte[] expand(byte[] gzip, int maxBytes, InFlightBytes.Share share)
      throws BodyRefusedException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), READ_BYTES)) {
      return readAll(in, maxBytes, share);
    } catch (IOException e) {
      throw new BodyRefusedException(Reason.MALFORMED, "the body is no gzip or is cut short");
    }
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
