package io.fleet.stream.recompute;

import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.timeline.repair.RepairWish;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Has the job run stretches of vehicles' time again. */
public final class Wishes {
  private final Producer<byte[], byte[]> log;
  private volatile Exception failure;

  /** Written to the log; who made the producer closes it. */
  public Wishes(Producer<byte[], byte[]> log) {
    this.log = log;
  }

  void wish(String vehicleId, long fromMs, long toMs) {
    OutboundRecord record =
        OutboundRecord.repairSlice(vehicleId, new RepairWish(fromMs, toMs).toBytes());
    Callback noted =
        (place, cause) -> {
          if (cause != null) {
            failure = cause;
          }
        };
    log.send(new ProducerRecord<>(record.topic, record.key, record.value), noted);
  }

  /**
   * Waits for the log.
   *
   * @throws IllegalStateException if it has not acknowledged everything
   */
  void flush() {
    log.flush();
    if (failure != null) {
      throw new IllegalStateException("the log does not take it", failure);
    }
  }
}
