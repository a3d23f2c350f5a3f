package io.fleet.dashboards.metabase;

/** Metabase refused, or did not answer in time. The message holds no secret. */
public final class MetabaseException extends RuntimeException {
  private final int status;

  MetabaseException(String message, int status, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status; 0 without an answer. */
  public int status() {
    return status;
  }
}
