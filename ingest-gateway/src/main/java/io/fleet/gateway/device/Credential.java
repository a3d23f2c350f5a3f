package io.fleet.gateway.device;

import java.time.Instant;

/**
 * One thing a device may show, without the secret itself.
 *
 * @param id names it towards people; no secret
 * @param hash see {@link Fingerprint}
 * @param lastFour the secret's last characters, for people to tell it apart
 * @param label what people call it; may be empty
 * @param createdAt when it was made
 * @param expiresAt from when on it is no longer good; null if it has no end
 * @param successor the id of what replaces it, or null
 */
record Credential(
    CredentialKind kind,
    String id,
    String hash,
    String lastFour,
    String label,
    Instant createdAt,
    Instant expiresAt,
    String successor) {

  boolean isLiveAt(Instant moment) {
    return expiresAt == null || moment.isBefore(expiresAt);
  }

  /** The same, ending at the latest then. */
  Credential replacedBy(String other, Instant end) {
    Instant sooner = expiresAt == null || end.isBefore(expiresAt) ? end : expiresAt;
    return new Credential(kind, id, hash, lastFour, label, createdAt, sooner, other);
  }

  /** Whether it ends earlier than the other does. */
  boolean endsBefore(Credential other) {
    return expiresAt != null && (other.expiresAt == null || expiresAt.isBefore(other.expiresAt));
  }
}
