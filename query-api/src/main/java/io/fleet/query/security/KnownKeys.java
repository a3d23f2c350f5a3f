package io.fleet.query.security;

import java.util.Optional;

/** Knows the keys of machines. Never blocks. */
public interface KnownKeys {
  /** What every key begins with; no signed token does. */
  String PREFIX = "flk_";

  /** Whether everything that stood in the log when this process started is known. */
  boolean areKnown();

  /** Whose key it is; empty if it is nobody's, revoked or expired. */
  Optional<KeyLogin> login(String key);

  /** Whether the key of that id is still good. */
  boolean isGood(String keyId);
}
