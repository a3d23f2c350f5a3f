package io.fleet.query.live;

/** The way to one client, as fast as the client takes it. */
interface ClientConnection {
  /** Runs something where the connection is written to. */
  void execute(Runnable task);

  /** Whether the client takes more now. */
  boolean isReady();

  /**
   * Adds an event to what is written next; only when ready.
   *
   * @param id to go on from, or null
   */
  void add(LiveEvent event, String id);

  /** Writes what was added, at once. */
  void flush();

  /** Ends the stream in good order. */
  void end();

  /** Drops a connection nobody reads from. */
  void hangUp();
}
