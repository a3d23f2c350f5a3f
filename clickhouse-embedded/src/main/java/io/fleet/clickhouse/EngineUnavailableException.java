package io.fleet.clickhouse;

/**
 * The engine cannot be started: library missing, directory locked, or a second directory in one
 * process.
 */
public final class EngineUnavailableException extends RuntimeException {

  /** With a sentence that tells the user what to do. */
  public EngineUnavailableException(String message) {
    super(message);
  }

  /** With the failure underneath. */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
