package io.fleet.query.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whoever asked for a ticket, as they were then.
 *
 * @param name of the caller
 * @param roles of the caller
 * @param groups of vehicles that token or key named; null if it said nothing of groups
 * @param expiresAt from when on token or key is no longer good; null if it has no end
 * @param key the key it was asked for with, or null if it was a token
 * @param filter what the ticket is for
 */
public record TicketLogin(
    String name,
    Set<String> roles,
    List<String> groups,
    Instant expiresAt,
    KeyLogin key,
    Object filter) {
  /** The attribute of an identity that holds it. */
  static final String ATTRIBUTE = "fleet.ticket";

  /** Whether the token or key behind it has ended. */
  public boolean isOver(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
