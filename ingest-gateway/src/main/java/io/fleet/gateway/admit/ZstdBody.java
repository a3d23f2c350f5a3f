package io.fleet.gateway.admit;

import com.github.luben.zstd.NoPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Opens zstd frames. The first frame's header says how large a window the decoder will allocate
 * outside of the heap: that is paid for first, and no later frame may ask for more.
 */
final class ZstdBody {
  private static final int MAGIC = 0xFD2FB528;
  private static final int MIN_WINDOW_LOG = 10;
  private static final int MAX_WINDOW_LOG = 23;

  /** One block and its input, beside the window. */
  private static final int BLOCK_BYTES = 2 * (128 << 10) + 1024;

  private ZstdBody() {}

  /** The expanded stream; what is no frame after a frame fails it. */
  static InputStream open(byte[] body, InFlightBytes.Share share)
      throws IOException, BodyRefusedException {
    int windowLog = windowLog(body);
    share.take((1 << windowLog) + BLOCK_BYTES);
    var in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(body), NoPool.INSTANCE);
    in.setLongMax(windowLog);
    return in;
  }

  /** The first frame's window as a power of two, rounded up (RFC 8878, section 3.1.1.1). */
  private static int windowLog(byte[] body) throws IOException, BodyRefusedException {
    if (body.length < 6 || (int) littleEndian(body, 0, 4) != MAGIC) {
      throw new ZipException("no zstd frame");
    }
    int descriptor = body[4];
    boolean singleSegment = (descriptor & 0x20) != 0;
    long bytes = singleSegment ? contentSize(body, descriptor) : window(body[5]);
    int log = Math.max(MIN_WINDOW_LOG, 64 - Long.numberOfLeadingZeros(Math.max(1, bytes - 1)));
    if (bytes < 0 || log > MAX_WINDOW_LOG) {
      throw new BodyRefusedException(
          Reason.TOO_LARGE, "zstd: a window of more than " + (1 << MAX_WINDOW_LOG) + " bytes");
    }
    return log;
  }

  private static long window(byte descriptor) {
    long base = 1L << (MIN_WINDOW_LOG + ((descriptor & 0xff) >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private static long contentSize(byte[] body, int descriptor) throws IOException {
    int from = 5 + new int[] {0, 1, 2, 4}[descriptor & 3];
    int length = 1 << (descriptor >> 6 & 3);
    if (body.length < from + length) {
      throw new ZipException("cut short");
    }
    return littleEndian(body, from, length) + (length == 2 ? 256 : 0);
  }

  private static long littleEndian(byte[] body, int from, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | body[from + i] & 0xff;
    }
    return value;
  }
}
