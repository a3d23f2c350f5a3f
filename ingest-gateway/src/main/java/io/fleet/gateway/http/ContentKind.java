package io.fleet.gateway.http;

import io.fleet.gateway.admit.BodyShape;
import java.util.Locale;
import java.util.Set;

/**
 * What the headers say about a body.
 *
 * @param shape how its events stand in it
 * @param gzip whether it is compressed
 */
record ContentKind(BodyShape shape, boolean gzip) {
  private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson");

  /**
   * Reads the headers; parameters of the type do not count.
   *
   * @throws ProblemException for a type or encoding that is not taken
   */
  static ContentKind of(String contentType, String contentEncoding) {
    return new ContentKind(shapeOf(contentType), isGzip(contentEncoding));
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

  private static boolean isGzip(String contentEncoding) {
    if (contentEncoding == null || contentEncoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (contentEncoding.equalsIgnoreCase("gzip")) {
      return true;
    }
    throw new ProblemException(ProblemType.MEDIA_TYPE, "Content-Encoding: only gzip is taken");
  }
}
