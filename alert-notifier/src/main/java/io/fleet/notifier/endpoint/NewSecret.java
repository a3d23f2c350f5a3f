package io.fleet.notifier.endpoint;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes secrets. An ed25519 one holds 64 bytes, the private seed and the public key, as libraries
 * of the Standard Webhooks specification keep it.
 */
final class NewSecret {
  private static final int HMAC_BYTES = 32;
  private static final int KEY_BYTES = 32;
  private static final String HMAC_PREFIX = "whsec_";
  private static final String PRIVATE_PREFIX = "whsk_";
  private static final String PUBLIC_PREFIX = "whpk_";

  private NewSecret() {}

  /** One that signs without an end. */
  static Secret of(Secret.Scheme scheme, SecureRandom random) {
    String value =
        scheme == Secret.Scheme.HMAC
            ? HMAC_PREFIX + base64(bytes(random))
            : PRIVATE_PREFIX + base64(pair(random));
    return new Secret(scheme, value, Long.MAX_VALUE);
  }

  /** {@code whpk_} and the public key of an ed25519 secret. */
  static String publicKey(Secret secret) {
    byte[] both = Base64.getDecoder().decode(secret.value().substring(PRIVATE_PREFIX.length()));
    return PUBLIC_PREFIX + base64(Arrays.copyOfRange(both, KEY_BYTES, both.length));
  }

  private static byte[] bytes(SecureRandom random) {
    byte[] bytes = new byte[HMAC_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** In both of Java's encodings (PKCS 8 and X.509) the raw key is what stands at the end. */
  private static byte[] pair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] both = new byte[2 * KEY_BYTES];
      copyEnd(pair.getPrivate().getEncoded(), both, 0);
      copyEnd(pair.getPublic().getEncoded(), both, KEY_BYTES);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java since 15 has Ed25519", e);
    }
  }

  private static void copyEnd(byte[] encoded, byte[] into, int at) {
    System.arraycopy(encoded, encoded.length - KEY_BYTES, into, at, KEY_BYTES);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
