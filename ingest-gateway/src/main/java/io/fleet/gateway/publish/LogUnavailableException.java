package io.fleet.gateway.publish;

/** The log did not acknowledge in time or is known to be away; the sender comes again later. */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
