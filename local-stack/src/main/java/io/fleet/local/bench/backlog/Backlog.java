package io.fleet.local.bench.backlog;

/**
 * What stands in the log.
 *
 * @param events telemetry records written; heartbeats come on top
 * @param distinct how many events they are by identity: the rows that must be in ClickHouse
 * @param recorded how many of the records are of real drives
 * @param bytes of all telemetry values
 * @param sendSeconds how long the producer took to have them all acknowledged
 */
public record Backlog(long events, long distinct, long recorded, long bytes, double sendSeconds) {

  /** Events a second the generator can write when it does nothing else. */
  public double generatorCeiling() {
    return events / sendSeconds;
  }

  /** Mean size of a value. */
  public long meanBytes() {
    return bytes / events;
  }
}
