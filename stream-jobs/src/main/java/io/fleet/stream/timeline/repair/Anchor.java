package io.fleet.stream.timeline.repair;

/**
 * What the rules knew of a vehicle at a moment of its time, from which they can be run again.
 *
 * @param atMs time of the last event it knows, epoch milliseconds; the next event is later
 * @param version of the row, rising with each correction
 * @param state in the form of the state's codec
 */
public record Anchor(long atMs, long version, byte[] state) {
  /** The same as another version of the row. */
  public Anchor as(long otherVersion) {
    return new Anchor(atMs, otherVersion, state);
  }

  /** One that only names the moment. */
  public Anchor withoutState() {
    return new Anchor(atMs, version, new byte[0]);
  }
}
