package io.fleet.gateway.http;

import io.fleet.gateway.admit.BodyShape;
import io.fleet.gateway.admit.Encoding;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the headers say about a body.
 *
 * @param shape how its events stand in it
 * @param encoding how it is compressed
 */
record ContentKind(BodyShape shape, Encoding encoding) {
  /** The encodings that are taken, as {@code Accept-Encoding} in a 415 names them. */
  static final String ACCEPTED_ENCODINGS = "gzip, deflate, zstd, identity";

  private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson");

  /**
   * Reads the headers; parameters of the type do not count.
   *
   * @param contentEncodings every line of the header
   * @throws ProblemException for a type or encoding that is not taken
   */
  static ContentKind of(String contentType, List<String> contentEncodings) {
    return new ContentKind(shapeOf(contentType), encodingOf(contentEncodings));
  }

  private static BodyShape shapeOf(String contentType) {
    String type = contentType == null ? "" : contentType;
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters);
    String name = bare.trim().toLowerCase(Locale.ROOT);
    if (name.equals("application/json")) {
      return BodyShape.BY_CONTENT;
    }
    if (LINES.contains(name)) {
      return BodyShape.LINES;
    }
    throw new ProblemException(
        ProblemType.MEDIA_TYPE, "application/json or application/x-ndjson expected");
  }

  /** One encoding or none: what is wrapped twice could be a bomb in a bomb. */
  private static Encoding encodingOf(List<String> lines) {
    String name = String.join(",", lines).trim().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> Encoding.IDENTITY;
      case "gzip", "x-gzip" -> Encoding.GZIP;
      case "deflate" -> Encoding.DEFLATE;
      case "zstd" -> Encoding.ZSTD;
      default ->
          throw new ProblemException(
              ProblemType.MEDIA_TYPE, "Content-Encoding: one of " + ACCEPTED_ENCODINGS);
    };
  }
}
