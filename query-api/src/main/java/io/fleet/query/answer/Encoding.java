package io.fleet.query.answer;

import com.github.luben.zstd.ZstdOutputStream;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How a body is compressed on its way, by what the client accepts (RFC 9110, 12.5.3). */
public enum Encoding {
  /** zstd (RFC 8878), preferred where both are welcome. */
  ZSTD("zstd"),
  /** gzip (RFC 1952). */
  GZIP("gzip"),
  /** As it is. */
  IDENTITY("identity");

  private static final int ZSTD_LEVEL = 3;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int MAX_HEADER = 1_000;

  private final String word;

  Encoding(String word) {
    this.word = word;
  }

  /**
   * The best for the answer to a request. Over HTTP/2 none: the server's codec there takes the
   * header for an order and compresses once more.
   */
  public static Encoding of(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? IDENTITY
        : accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
  }

  /** The best that the header allows; without a header, or with one nobody can read, identity. */
  static Encoding accepted(String header) {
    if (header == null || header.length() > MAX_HEADER) {
      return IDENTITY;
    }
    double zstd = weight(header, "zstd");
    double gzip = Math.max(weight(header, "gzip"), weight(header, "x-gzip"));
    if (zstd <= 0 && gzip <= 0) {
      return IDENTITY;
    }
    return zstd >= gzip ? ZSTD : GZIP;
  }

  /** 0 to 1; what is not named is not welcome, and a star stands for gzip. */
  private static double weight(String header, String name) {
    double any = 0;
    for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] sides = part.strip().split(";", 2);
      String word = sides[0].strip();
      if (word.equals(name)) {
        return quality(sides);
      }
      if (word.equals("*") && name.equals("gzip")) {
        any = quality(sides);
      }
    }
    return any;
  }

  private static double quality(String[] sides) {
    String text = sides.length == 1 ? "" : sides[1].replace(" ", "");
    if (text.isEmpty()) {
      return 1;
    }
    return text.matches("q=[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text.substring(2)) : 0;
  }

  /**
   * Says so in the answer's head. Not among the headers that a resource returns: those are added to
   * what the server has put there before.
   */
  public void announce(HttpServerResponse response) {
    response.putHeader(HttpHeaders.CONTENT_ENCODING, word);
  }

  /** A stream that compresses into another one; flushing it brings out what it holds back. */
  public OutputStream over(OutputStream out) throws IOException {
    return switch (this) {
      case ZSTD -> new ZstdOutputStream(out, ZSTD_LEVEL);
      case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES, true);
      case IDENTITY -> out;
    };
  }
}
