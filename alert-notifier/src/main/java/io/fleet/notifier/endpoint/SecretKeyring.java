package io.fleet.notifier.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps what is secret in an endpoint's record: AES-256-GCM under the newest key, {@code
 * v1.KEY.BASE64} with the nonce before the text. What it belongs to is authenticated, so a sealed
 * text moved to another endpoint or member does not open. Older keys still open.
 */
public final class SecretKeyring {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String FORM = "v1";

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final SecureRandom random;
  private final String newest;

  /** Told by a text that no key here opens. */
  public static final class NoKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoKeyException(String message) {
      super(message);
    }
  }

  /**
   * @param base64Keys each 32 bytes, the one to seal with first; may be none
   * @throws IllegalArgumentException if one is no key; tells nothing of it
   */
  public SecretKeyring(List<String> base64Keys, SecureRandom random) {
    this.random = random;
    for (String key : base64Keys) {
      byte[] bytes = decode(key);
      keys.put(idOf(bytes), new SecretKeySpec(bytes, "AES"));
    }
    this.newest = keys.isEmpty() ? null : keys.keySet().iterator().next();
  }

  /** Whether a text is a key: base64 of 32 bytes. */
  public static boolean isKey(String base64) {
    try {
      return decode(base64).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether nothing can be sealed. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * Seals a text.
   *
   * @param belongsTo the endpoint and member it is for
   * @throws NoKeyException without a key
   */
  String seal(String text, String belongsTo) {
    if (isEmpty()) {
      throw new NoKeyException("no key for secrets is set");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.get(newest), nonce, utf8(text), belongsTo);
    byte[] all = new byte[nonce.length + sealed.length];
    System.arraycopy(nonce, 0, all, 0, nonce.length);
    System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
    return FORM + '.' + newest + '.' + Base64.getEncoder().encodeToString(all);
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws NoKeyException if none of the keys opens it here
   */
  String open(String sealed, String belongsTo) {
    String[] parts = sealed.split("\\.", 3);
    SecretKeySpec key = parts.length == 3 && parts[0].equals(FORM) ? keys.get(parts[1]) : null;
    if (key == null) {
      throw new NoKeyException("sealed with a key that is not here");
    }
    byte[] all = Base64.getDecoder().decode(parts[2]);
    byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
    byte[] text = java.util.Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(
        run(Cipher.DECRYPT_MODE, key, nonce, text, belongsTo), StandardCharsets.UTF_8);
  }

  private static byte[] run(
      int mode, SecretKeySpec key, byte[] nonce, byte[] text, String belongsTo) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(utf8(belongsTo));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new NoKeyException("sealed for something else, or changed");
    }
  }

  private static byte[] decode(String key) {
    try {
      byte[] bytes = Base64.getDecoder().decode(key.strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // refused below, without telling what it was
    }
    throw new IllegalArgumentException("base64 of " + KEY_BYTES + " bytes expected");
  }

  /** Short, and tells nothing of the key. */
  private static String idOf(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
