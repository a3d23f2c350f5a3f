package io.fleet.gateway.device;

import io.fleet.gateway.security.KnownDevices;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a device shows, in the one moment it is known here: made, told once, forgotten.
 *
 * @param text the secret; null for a certificate, whose key the device keeps
 * @param hash all that stays of it
 * @param lastFour its last characters
 */
record Secret(String text, String hash, String lastFour) {
  /** What every tracking key begins with. */
  static final String TRACKING_KEY_PREFIX = "trk_";

  private static final int TOKEN_BYTES = 32;
  private static final int TRACKING_KEY_BYTES = 24;
  private static final int SHOWN = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one of 256 random bits for tokens, 192 for tracking keys; letters, digits, _ and -. */
  static Secret random(CredentialKind kind) {
    return kind == CredentialKind.TOKEN
        ? random(KnownDevices.TOKEN_PREFIX, TOKEN_BYTES)
        : random(TRACKING_KEY_PREFIX, TRACKING_KEY_BYTES);
  }

  private static Secret random(String prefix, int bytes) {
    String text = prefix + randomText(bytes);
    return new Secret(text, Fingerprint.of(text), end(text));
  }

  /** A certificate's, by the SHA-256 of its DER form in lower-case hex. */
  static Secret ofFingerprint(String hash) {
    return new Secret(null, hash, end(hash));
  }

  /** Random text of that many bytes: base64url without padding. */
  static String randomText(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static String end(String text) {
    return text.substring(text.length() - SHOWN);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "Secret[…" + lastFour + ']';
  }
}
