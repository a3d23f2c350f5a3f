package io.fleet.query.security;

import java.time.Instant;
import java.util.List;

/**
 * A machine that has shown a key of its own.
 *
 * @param keyId which key; no secret
 * @param role what it may
 * @param groups of vehicles that it may see; null if nothing is said of groups
 * @param expiresAt from when on the key is no longer good; null if it has no end
 */
public record KeyLogin(String keyId, String role, List<String> groups, Instant expiresAt) {
  /** The attribute of an identity that holds it. */
  static final String ATTRIBUTE = "fleet.key";

  /** The name of its identity. */
  public String name() {
    return "key:" + keyId;
  }
}
