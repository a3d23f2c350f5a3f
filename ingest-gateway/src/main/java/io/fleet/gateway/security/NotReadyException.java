package io.fleet.gateway.security;

/** Whether the caller's credential is good cannot be said yet; it may come again. */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotReadyException() {
    super("not ready", null, false, false);
  }
}
