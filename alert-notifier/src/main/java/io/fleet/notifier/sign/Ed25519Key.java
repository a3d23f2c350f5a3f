package io.fleet.notifier.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * Scheme {@code v1a}: ed25519. Who receives needs the public key only, so none of them can sign in
 * Fleet's name. Keys are written as the reference libraries write them: base64 of RFC 8032's 32
 * bytes of seed, which may be followed by the 32 of the public key.
 */
public final class Ed25519Key implements SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE_PREFIX = "whsk_";
  private static final String PUBLIC_PREFIX = "whpk_";
  private static final int SEED_BYTES = 32;

  private final PrivateKey privateKey;
  private final byte[] publicKey;

  /**
   * @param secret {@code whsk_} and base64 of 32 or 64 bytes
   * @throws IllegalArgumentException if it is no such key, or its halves do not belong together
   */
  public Ed25519Key(String secret) {
    if (!secret.startsWith(PRIVATE_PREFIX)) {
      throw new IllegalArgumentException("secret: no ed25519 key");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(secret.substring(PRIVATE_PREFIX.length()));
      byte[] seed = Arrays.copyOf(bytes, SEED_BYTES);
      EdECPrivateKeySpec spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
      privateKey = KeyFactory.getInstance(ALGORITHM).generatePrivate(spec);
      publicKey = publicKeyOf(seed);
      byte[] told = Arrays.copyOfRange(bytes, SEED_BYTES, bytes.length);
      if (told.length > 0 && !Arrays.equals(told, publicKey)) {
        throw new IllegalArgumentException("secret: its public key is another one's");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of 15 or newer has ed25519", e);
    }
  }

  /** What receivers verify with: {@code whpk_} and base64 of 32 bytes. No secret. */
  public String publicKey() {
    return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicKey);
  }

  @Override
  public String sign(String messageId, long attemptS, String payload) {
    String signed = messageId + '.' + attemptS + '.' + payload;
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an ed25519 key signs anything", e);
    }
  }

  /** The platform derives public keys in its generator alone, whose one draw is the seed. */
  private static byte[] publicKeyOf(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
    PublicKey key = generator.generateKeyPair().getPublic();
    byte[] encoded = key.getEncoded(); // X.509: ends with the 32 bytes of RFC 8032
    return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
  }

  /** Draws what it was given. */
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    private Seeded(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
