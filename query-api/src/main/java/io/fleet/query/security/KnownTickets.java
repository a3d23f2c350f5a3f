package io.fleet.query.security;

/** Knows the tickets of streams. Never blocks. */
public interface KnownTickets {
  /** What every ticket begins with. */
  String PREFIX = "flt_";

  /**
   * Takes a ticket: it is good once.
   *
   * @return whoever it was made for, or null if it is unknown, used or too old
   */
  TicketLogin redeem(String ticket);
}
