package io.fleet.notifier.consume;

import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.events.TraceParent;
import io.fleet.notifier.deliver.DeliveryMetrics;
import io.fleet.notifier.deliver.Lanes;
import io.fleet.notifier.deliver.Outcome;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.EventReader;
import io.fleet.notifier.event.EventSink;
import io.fleet.notifier.event.Replay;
import io.fleet.notifier.event.ReplayJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a record's event and gives it to the lanes: to all that want it, or a replay to its one.
 */
public final class Dispatch {
  private final Map<String, EventReader> readers;
  private final EventSink events;
  private final Lanes lanes;
  private final DeliveryMetrics metrics;

  /**
   * @param readers by topic; records of others are passed over
   * @param events where they go to
   * @param lanes where replays go to
   */
  public Dispatch(
      Map<String, EventReader> readers, EventSink events, Lanes lanes, DeliveryMetrics metrics) {
    this.events = events;
    this.readers = Map.copyOf(readers);
    this.lanes = lanes;
    this.metrics = metrics;
  }

  /**
   * Never blocks.
   *
   * @param cause what the record says that brought it about, or null
   * @param settled runs once, on any thread, when nothing is left to be done with the record; never
   *     if this throws
   */
  void give(String topic, byte[] value, String origin, TraceParent cause, Runnable settled)
      throws Refusal.RefusedException {
    if (topic.equals(Topic.WEBHOOK_REPLAYS.topicName())) {
      replay(ReplayJson.read(value, origin), settled);
      return;
    }
    EventReader reader = readers.getOrDefault(topic, EventReader.NONE);
    Optional<Event> read = reader.read(value, origin);
    if (cause != null) {
      read = read.map(event -> event.causedBy(List.of(cause)));
    }
    read.ifPresentOrElse(event -> events.dispatch(event, settled), settled);
  }

  private void replay(Replay replay, Runnable settled) {
    if (!lanes.send(replay.endpointId(), replay.event(), settled)) {
      metrics.ended(Outcome.REMOVED);
      settled.run();
    }
  }
}
