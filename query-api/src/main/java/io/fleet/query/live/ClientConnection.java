package io.fleet.query.live;

/** The way to one client, as fast as the client takes it. */
interface ClientConnection {
  /** Whether the client takes another event now. */
  boolean isReady();

  /** Sends one event; only when ready. */
  void send(LiveEvent event);

  /** Ends the stream in good order. */
  void end();

  /** Drops a connection nobody reads from. */
  void hangUp();
}
