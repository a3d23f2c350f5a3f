package io.fleet.simulator.replay;

/** The replay cannot go on; the message says why and what to do. */
public final class ReplayFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ReplayFailedException(String message) {
    super(message);
  }
}
