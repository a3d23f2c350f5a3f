package io.fleet.query.apikey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A machine's key as the log keeps it: everything but the key. Of a revoked one the hash is gone,
 * the rest stays for whoever asks later who had it.
 *
 * @param id names the key; no secret
 * @param version rises with each change; a lower one is passed over
 * @param role viewer or operator
 * @param groups of vehicles that it may see; null if nothing is said of groups
 * @param hash SHA-256 of the key, lower-case hex; null once it is revoked
 * @param lastFour the key's last characters
 * @param expiresAt from when on it is no longer good; null if it has no end
 * @param revokedAt null if it is not
 */
record ApiKey(
    String id,
    long version,
    String name,
    String role,
    List<String> groups,
    String hash,
    String lastFour,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    Instant revokedAt,
    String revokedBy) {

  static ApiKey issued(String id, Secret secret, ApiKeyRequest wish, Instant now, String by) {
    return new ApiKey(
        id,
        1,
        wish.name(),
        wish.role(),
        wish.groups(),
        secret.hash(),
        secret.lastFour(),
        now,
        by,
        wish.expiresAt(),
        null,
        null);
  }

  ApiKey revoked(Instant now, String by) {
    return new ApiKey(
        id,
        version + 1,
        name,
        role,
        groups,
        null,
        lastFour,
        createdAt,
        createdBy,
        expiresAt,
        now,
        by);
  }

  @JsonIgnore
  boolean isRevoked() {
    return hash == null;
  }

  boolean isGoodAt(Instant now) {
    return hash != null && (expiresAt == null || now.isBefore(expiresAt));
  }
}
