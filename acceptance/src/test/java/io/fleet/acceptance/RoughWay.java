package io.fleet.acceptance;

import io.fleet.acceptance.TrialDay.Message;
import io.fleet.acceptance.TrialDay.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * What may happen to messages on their way: each is up to 3 s under way, every fifth arrives twice,
 * and three vehicles of ten lose their connection for half of the time and upload what they have
 * kept when it is back, newest first, while they go on sending.
 */
final class RoughWay implements Sink {
  private static final int LONGEST_DELAY_MS = 3_000;
  private static final double TWICE = 0.2;
  private static final int UPLOAD_EVERY_MS = 10;

  /** What began so long before a vehicle was cut off may have depended on what followed. */
  private static final long LONGEST_TO_BE_DECIDED_MS = 3_600_000;

  private final Random random = new Random(8);
  private final Sink sink;
  private final long startMs;
  private final long durationMs;
  private final Map<Integer, List<Message>> kept = new HashMap<>();
  private final PriorityQueue<Underway> underway =
      new PriorityQueue<>(
          Comparator.comparingLong(Underway::arrivesMs).thenComparingLong(Underway::sequence));
  private long sequence;
  private long arrived;
  private long uploaded;

  /** Of two that arrive at once the one sent first is first. */
  private record Underway(long arrivesMs, long sequence, Message message) {}

  RoughWay(TrialDay day, Sink sink) {
    this.sink = sink;
    this.startMs = TrialDay.START.toEpochMilli();
    this.durationMs = day.duration().toMillis();
  }

  /** Whether a vehicle loses its connection. */
  static boolean isCutOff(int vehicle) {
    return vehicle % 10 == 1 || vehicle % 10 == 4 || vehicle % 10 == 7;
  }

  /** Takes the next message in the order of sending. */
  @Override
  public void take(Message message) throws Exception {
    deliverUntil(message.timeMs());
    if (isOffline(message)) {
      kept.computeIfAbsent(message.vehicle(), vehicle -> new ArrayList<>()).add(message);
      return;
    }
    List<Message> upload = kept.remove(message.vehicle());
    send(message, message.timeMs());
    if (upload != null) {
      uploaded += upload.size();
      for (int i = upload.size() - 1; i >= 0; i--) {
        send(upload.get(i), message.timeMs() + (long) UPLOAD_EVERY_MS * (upload.size() - i));
      }
    }
  }

  private boolean isOffline(Message message) {
    long fromMs = cutOffMs(message.vehicle());
    return isCutOff(message.vehicle())
        && message.timeMs() >= fromMs
        && message.timeMs() < fromMs + durationMs / 2;
  }

  /** Each loses it at a time of its own. */
  private long cutOffMs(int vehicle) {
    return startMs + durationMs / 10 + vehicle % 10 * durationMs / 50;
  }

  /**
   * Why something may have been told of a vehicle on this way that never was.
   *
   * @param startedMs when it is told to have begun, epoch milliseconds
   */
  String causeOf(int vehicle, long startedMs) {
    return isCutOff(vehicle) && startedMs >= cutOffMs(vehicle) - LONGEST_TO_BE_DECIDED_MS
        ? "told before what was kept offline had come"
        : "told before a message of up to 3 s earlier had come";
  }

  private void send(Message message, long sentMs) {
    long arrivesMs = sentMs + random.nextInt(LONGEST_DELAY_MS + 1);
    underway.add(new Underway(arrivesMs, sequence++, message));
    if (random.nextDouble() < TWICE) {
      long againMs = arrivesMs + random.nextInt(LONGEST_DELAY_MS + 1);
      underway.add(new Underway(againMs, sequence++, message));
    }
  }

  /** Delivers what has arrived by then. */
  void deliverUntil(long timeMs) throws Exception {
    while (!underway.isEmpty() && underway.peek().arrivesMs() <= timeMs) {
      sink.take(underway.poll().message());
      arrived++;
    }
  }

  /** Delivers all the rest. */
  void deliverAll() throws Exception {
    deliverUntil(Long.MAX_VALUE);
  }

  /** How many messages have arrived, those that arrived twice counted twice. */
  long arrived() {
    return arrived;
  }

  /** How many messages were uploaded after their vehicle had been offline. */
  long uploaded() {
    return uploaded;
  }

  /** How long a vehicle that is cut off is offline. */
  Duration offline() {
    return Duration.ofMillis(durationMs / 2);
  }
}
