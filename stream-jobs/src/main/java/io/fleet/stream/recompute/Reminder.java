package io.fleet.stream.recompute;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.Topic;
import io.fleet.stream.timeline.repair.RepairFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Has the job look again at a vehicle's past without anything new: the first and the last event of
 * that time are written to the log once more. A copy of an old event is late, so it marks the
 * vehicle for a repair, and changes nothing else: its identity and content are those of the row
 * that is stored.
 */
public final class Reminder {
  /** Of so many events at the end one can be copied. */
  private static final int MOST_TRIED = 100;

  private final Producer<byte[], byte[]> log;
  private final TelemetryReader reader = new TelemetryReader();

  /** One that writes to the log; who made the producer closes it. */
  public Reminder(Producer<byte[], byte[]> log) {
    this.log = log;
  }

  /**
   * Writes the copies.
   *
   * @param fromMs vehicle time, inclusive, epoch milliseconds
   * @param toMs vehicle time, inclusive, epoch milliseconds
   * @return whether there was anything to copy
   */
  boolean remind(RepairFacts facts, String vehicleId, long fromMs, long toMs)
      throws IOException, InterruptedException {
    Ends ends = new Ends();
    facts.events(vehicleId, fromMs - 1, toMs, ends);
    if (ends.first == null) {
      return false;
    }
    send(vehicleId, ends.first);
    byte[] last = ends.last();
    if (last != null) {
      send(vehicleId, last);
    }
    return true;
  }

  /** Waits until the log has acknowledged everything. */
  void flush() {
    log.flush();
  }

  private void send(String vehicleId, byte[] json) {
    byte[] key = vehicleId.getBytes(StandardCharsets.UTF_8);
    log.send(new ProducerRecord<>(Topic.TELEMETRY_RAW.topicName(), key, json));
  }

  /** The form an event has in the log; null if it would not be read as the very same. */
  private byte[] copyOf(Telemetry event) {
    byte[] json = TelemetryWriter.write(event, null);
    Telemetry read = reader.read(json).telemetry();
    boolean isTheSame =
        read != null
            && Telemetry.compareInTime(read, event) == 0
            && read.contentHash() == event.contentHash();
    return isTheSame ? json : null;
  }

  /** The first and the last event that can be copied; calls for help are not said again. */
  private final class Ends implements Predicate<Telemetry> {
    private final Deque<Telemetry> latest = new ArrayDeque<>();
    private byte[] first;

    @Override
    public boolean test(Telemetry event) {
      if (event.canonical(TelemetryField.SOS) == 1) {
        return true;
      }
      if (first == null) {
        first = copyOf(event);
      } else {
        latest.addLast(event);
        if (latest.size() > MOST_TRIED) {
          latest.removeFirst();
        }
      }
      return true;
    }

    byte[] last() {
      byte[] copy = null;
      while (copy == null && !latest.isEmpty()) {
        copy = copyOf(latest.removeLast());
      }
      return copy;
    }
  }
}
