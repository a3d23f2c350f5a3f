package io.fleet.gateway.admit;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The ways a device compresses a body, with the encoding it names. */
public enum Compressor {
  GZIP(Encoding.GZIP, GZIPOutputStream::new),
  ZLIB(Encoding.DEFLATE, DeflaterOutputStream::new),
  RAW_DEFLATE(
      Encoding.DEFLATE,
      out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true))),
  ZSTD(Encoding.ZSTD, ZstdOutputStream::new);

  /** Wraps a stream so that what is written to it goes through compressed. */
  private interface Wrapping {
    OutputStream around(OutputStream out) throws IOException;
  }

  public final Encoding encoding;
  private final Wrapping wrapping;

  Compressor(Encoding encoding, Wrapping wrapping) {
    this.encoding = encoding;
    this.wrapping = wrapping;
  }

  public byte[] compress(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = wrapping.around(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
