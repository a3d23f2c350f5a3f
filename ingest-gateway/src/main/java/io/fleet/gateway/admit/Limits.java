package io.fleet.gateway.admit;

/**
 * How much one request may hold.
 *
 * @param maxBodyBytes the body as sent, compressed or not
 * @param maxExpandedBytes the body after it was expanded
 * @param maxEvents events in one request
 * @param maxEventBytes one event's JSON
 */
public record Limits(int maxBodyBytes, int maxExpandedBytes, int maxEvents, int maxEventBytes) {

  /** Refuses limits that let nothing pass. */
  public Limits {
    if (maxBodyBytes < 1 || maxExpandedBytes < 1 || maxEvents < 1 || maxEventBytes < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }
}
