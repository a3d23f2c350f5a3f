package io.fleet.stream.io.clickhouse;

import java.time.Clock;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * The sink's metrics, in the writer's group {@value #GROUP}. All but {@link #WAITED_MS} are of the
 * process's staging directory and told alike by each of its writers: over writers of one process
 * take the greatest, do not add. Rows and bytes staged are Flink's own {@code numRecordsSend} and
 * {@code numBytesSend}.
 */
public final class SinkMetrics {
  /** The group's name. */
  public static final String GROUP = "clickhouse";

  /** Files that are ready and not yet loaded. */
  public static final String PENDING_FILES = "pendingFiles";

  /** Their bytes. */
  public static final String PENDING_BYTES = "pendingBytes";

  /** Bytes of all staged files, also of those that wait for their checkpoint. */
  public static final String STAGED_BYTES = "stagedBytes";

  /** Milliseconds since the oldest ready file was closed; 0 if there is none. */
  public static final String OLDEST_READY_AGE_MS = "oldestReadyAgeMs";

  /** Rows the server has taken since the loader started. */
  public static final String ROWS_LOADED = "rowsLoaded";

  /** INSERTs the server has taken since the loader started. */
  public static final String INSERTS = "inserts";

  /** INSERTs that failed, for whatever reason, since the loader started. */
  public static final String INSERT_FAILURES = "insertFailures";

  /** Files set aside since the loader started. */
  public static final String FILES_REFUSED = "filesRefused";

  /** Milliseconds this writer has waited because too much was staged. */
  public static final String WAITED_MS = "waitedMs";

  private final Counter records;
  private final Counter bytes;
  private long waitedNanos;

  SinkMetrics(SinkWriterMetricGroup writer, LoaderParts loader, Clock clock) {
    this.records = writer.getNumRecordsSendCounter();
    this.bytes = writer.getNumBytesSendCounter();
    MetricGroup group = writer.addGroup(GROUP);
    group.gauge(PENDING_FILES, () -> loader.queue().size());
    group.gauge(PENDING_BYTES, () -> loader.queue().bytes());
    group.gauge(STAGED_BYTES, () -> loader.space().stagedBytes());
    group.gauge(OLDEST_READY_AGE_MS, () -> ageMs(loader.queue().oldestMs(), clock));
    group.gauge(ROWS_LOADED, () -> loader.statistics().rowsLoaded.sum());
    group.gauge(INSERTS, () -> loader.statistics().inserts.sum());
    group.gauge(INSERT_FAILURES, () -> loader.statistics().insertFailures.sum());
    group.gauge(FILES_REFUSED, () -> loader.statistics().filesRefused.sum());
    group.gauge(WAITED_MS, () -> waitedNanos / 1_000_000);
  }

  void staged(int rows, int rowBytes) {
    records.inc(rows);
    bytes.inc(rowBytes);
  }

  void waited(long nanos) {
    waitedNanos += nanos;
  }

  private static long ageMs(long sinceMs, Clock clock) {
    return sinceMs < 0 ? 0 : Math.max(0, clock.millis() - sinceMs);
  }
}
