package io.fleet.notifier.endpoint;

import java.util.Base64;

/**
 * What messages are signed with.
 *
 * @param scheme how
 * @param value {@code whsec_} and base64 of 24 to 64 bytes, or {@code whsk_} and base64 of an
 *     ed25519 private key: its seed of 32 bytes, alone or with the public key's 32 behind it
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
    if (scheme == Scheme.HMAC && !isHmac(value)) {
      throw new IllegalArgumentException("secret: whsec_ and base64 of 24 to 64 bytes expected");
    }
    if (scheme == Scheme.ED25519 && !isEd25519(value)) {
      throw new IllegalArgumentException("secret: whsk_ and base64 of 32 or 64 bytes expected");
    }
  }

  /** An HMAC secret without an end. */
  public static Secret hmac(String value) {
    return new Secret(Scheme.HMAC, value, Long.MAX_VALUE);
  }

  /** Whether it signs at that time, epoch milliseconds. */
  public boolean isInForce(long nowMs) {
    return nowMs < expiresAtMs;
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

  private static boolean isHmac(String value) {
    int bytes = bytesBehind(HMAC_PREFIX, value);
    return bytes >= 24 && bytes <= 64;
  }

  private static boolean isEd25519(String value) {
    int bytes = bytesBehind(ED25519_PREFIX, value);
    return bytes == 32 || bytes == 64;
  }

  private static int bytesBehind(String prefix, String value) {
    if (value == null || !value.startsWith(prefix)) {
      return -1;
    }
    try {
      return Base64.getDecoder().decode(value.substring(prefix.length())).length;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
