package io.fleet.query.apikey;

import io.fleet.query.security.KnownKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key in the one moment it is known here: made, told once, forgotten. It is stored as SHA-256
 * without salt or stretching, since it is 256 random bits and never chosen by people.
 *
 * @param text the key
 */
record Secret(String text) {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 9;
  private static final int SHOWN = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret random() {
    return new Secret(KnownKeys.PREFIX + randomText(BYTES));
  }

  /** A new key's id. */
  static String randomId() {
    return "k-" + randomText(ID_BYTES);
  }

  private static String randomText(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  String hash() {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  String lastFour() {
    return text.substring(text.length() - SHOWN);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "Secret[…" + lastFour() + ']';
  }
}
