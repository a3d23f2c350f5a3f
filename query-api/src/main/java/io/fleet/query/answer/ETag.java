package io.fleet.query.answer;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names bodies by what is in them (RFC 9110, 8.8.3). Weak, since the same body may be compressed in
 * different ways.
 */
final class ETag {
  private static final int BYTES = 16;
  private static final int MAX_HEADER = 8_000;

  private ETag() {}

  static String of(byte[] body, MediaType type) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(String.valueOf(type).getBytes(StandardCharsets.UTF_8));
      return "W/\"" + HexFormat.of().formatHex(hash.digest(body), 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether If-None-Match names it; the comparison is weak, as that header's always is. */
  static boolean matches(String ifNoneMatch, String tag) {
    if (ifNoneMatch == null || ifNoneMatch.length() > MAX_HEADER) {
      return false;
    }
    String opaque = tag.substring(2);
    return Arrays.stream(ifNoneMatch.split(","))
        .map(String::strip)
        .anyMatch(given -> given.equals("*") || given.equals(tag) || given.equals(opaque));
  }
}
