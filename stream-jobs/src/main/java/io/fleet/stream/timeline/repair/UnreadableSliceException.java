package io.fleet.stream.timeline.repair;

/** What came on the way of slices is none, or one that this release cannot read. */
public final class UnreadableSliceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableSliceException(RuntimeException cause) {
    super(cause);
  }
}
