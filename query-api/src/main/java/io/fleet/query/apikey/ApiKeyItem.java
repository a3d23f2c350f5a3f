package io.fleet.query.apikey;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key as admins see it.
 *
 * @param key the key itself; only in the answer that makes it, and never again
 * @param lastFour the key's last characters
 */
@Schema(name = "ApiKey", description = "A machine's key, without the key once it was told.")
record ApiKeyItem(
    @Schema(examples = "k-9Qm2xW7aYbNc") String id,
    @Schema(description = "Only in the answer that makes it.") String key,
    String lastFour,
    @Schema(examples = "tms") String name,
    @Schema(examples = "viewer") String role,
    List<String> groups,
    Instant createdAt,
    String createdBy,
    Instant expiresAt) {

  static ApiKeyItem of(ApiKey key, String secret) {
    return new ApiKeyItem(
        key.id(),
        secret,
        key.lastFour(),
        key.name(),
        key.role(),
        key.groups(),
        key.createdAt(),
        key.createdBy(),
        key.expiresAt());
  }

  /** All of them. */
  @Schema(name = "ApiKeys", description = "Every key that is not revoked, by name.")
  record All(List<ApiKeyItem> items) {}
}
