package io.fleet.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that are the same whenever the same thing is found again: UUID version 5 (RFC 9562). */
public final class NameUuid {
  /** Fleet's own name space, a random UUID fixed once. */
  private static final UUID NAMESPACE = UUID.fromString("5c0d7a2e-4f0b-4a53-9d0e-1c6a0e7d8b42");

  private NameUuid() {}

  /** The id of a thing told by its parts, of which none contains a line feed. */
  public static UUID of(String... parts) {
    return inNamespace(NAMESPACE, String.join("\n", parts));
  }

  static UUID inNamespace(UUID namespace, String name) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high = (bits.getLong() & ~0xF000L) | 0x5000L;
    long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
