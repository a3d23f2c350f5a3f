package io.fleet.notifier.endpoint;

import java.util.Base64;

/**
 * What messages are signed with.
 *
 * @param scheme how
 * @param value {@code whsec_} and base64 of 24 to 64 bytes, or {@code whsk_} and base64 of an
 *     ed25519 private seed, 32 bytes, and its public key, 32 bytes
 * @param expiresAtMs until when it signs beside newer ones, epoch milliseconds; {@link
 *     Long#MAX_VALUE} for ever
 */
public record Secret(Scheme scheme, String value, long expiresAtMs) {
  private static final String HMAC_PREFIX = "whsec_";
  private static final String ED25519_PREFIX = "whsk_";

  /** The schemes of the Standard Webhooks specification. */
  public enum Scheme {
    /** {@code v1}, HMAC-SHA256. */
    HMAC,
    /** {@code v1a}, ed25519. */
    ED25519
  }

  /**
   * Checks the value; no message tells it.
   *
   * @throws IllegalArgumentException if it is none of its scheme
   */
  public Secret {
    if (scheme == Scheme.HMAC && !isBase64(value, HMAC_PREFIX, 24, 64)) {
      throw new IllegalArgumentException("secret: whsec_ and base64 of 24 to 64 bytes expected");
    }
    if (scheme == Scheme.ED25519 && !isBase64(value, ED25519_PREFIX, 32, 64)) {
      throw new IllegalArgumentException("secret: whsk_ and base64 of 32 or 64 bytes expected");
    }
  }

  /** An HMAC secret without an end. */
  public static Secret hmac(String value) {
    return new Secret(Scheme.HMAC, value, Long.MAX_VALUE);
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "secret " + scheme;
  }

  /** The public half of an ed25519 secret: {@code whpk_} and base64. */
  public String publicKey() {
    return NewSecret.publicKey(this);
  }

  private static boolean isBase64(String value, String prefix, int minBytes, int maxBytes) {
    if (value == null || !value.startsWith(prefix)) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(value.substring(prefix.length())).length;
      return bytes >= minBytes && bytes <= maxBytes;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
