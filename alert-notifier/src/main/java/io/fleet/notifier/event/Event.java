package io.fleet.notifier.event;

import io.fleet.events.NameUuid;
import io.fleet.events.TraceParent;
import java.util.List;

/**
 * Something subscribers can be told: one version of an alert, of a trip, of a vehicle's state.
 *
 * @param type {@code vehicle.overspeed.opened}, {@code external.<type>}, {@code trip.completed}
 * @param subjectId what it is about, the same over all versions: the alert's id, the trip's
 * @param version of the subject; a higher one says what is true now
 * @param interim whether a newer version of the subject makes this one needless, as one of an alert
 *     that is opened or updated
 * @param occurredAtMs event time, epoch milliseconds
 * @param emittedAtMs when this version was published, epoch milliseconds
 * @param settleS seconds after {@code emittedAtMs} within which it may still be replaced, or 0
 * @param severity 1 low to 4 critical, 0 where the type has none
 * @param late whether it was found in data that came late
 * @param scope whom and where it concerns
 * @param origin {@code topic-partition-offset} of its record
 * @param data JSON object, the {@code data} of the payload
 * @param traces what brought it about, as far as that is traced: mostly nothing, of a message made
 *     of many one for each of the first {@value Event#MOST_TRACES}
 */
public record Event(
    String type,
    String subjectId,
    long version,
    boolean interim,
    long occurredAtMs,
    long emittedAtMs,
    int settleS,
    int severity,
    boolean late,
    Scope scope,
    String origin,
    String data,
    List<TraceParent> traces) {
  /** More are not kept with a message. */
  public static final int MOST_TRACES = 16;

  /** Keeps its own copy, and no more than the most. */
  public Event {
    traces = List.copyOf(traces.size() > MOST_TRACES ? traces.subList(0, MOST_TRACES) : traces);
  }

  /** One whose way is not traced. */
  public Event(
      String type,
      String subjectId,
      long version,
      boolean interim,
      long occurredAtMs,
      long emittedAtMs,
      int settleS,
      int severity,
      boolean late,
      Scope scope,
      String origin,
      String data) {
    this(
        type,
        subjectId,
        version,
        interim,
        occurredAtMs,
        emittedAtMs,
        settleS,
        severity,
        late,
        scope,
        origin,
        data,
        List.of());
  }

  /** The same event, to be found in another place of the log. */
  public Event from(String newOrigin) {
    return with(newOrigin, traces);
  }

  /** The same event, with what brought it about. */
  public Event causedBy(List<TraceParent> causes) {
    return with(origin, causes);
  }

  private Event with(String newOrigin, List<TraceParent> newTraces) {
    return new Event(
        type,
        subjectId,
        version,
        interim,
        occurredAtMs,
        emittedAtMs,
        settleS,
        severity,
        late,
        scope,
        newOrigin,
        data,
        newTraces);
  }

  /** Whether it was asked for once more: its age and newer versions are no reason to drop it. */
  public boolean isReplay() {
    return Origin.of(origin).shard().isReplay();
  }

  /** The webhook-id: the same for every attempt, another one for each version and endpoint. */
  public String idFor(String endpointId) {
    return "msg_" + NameUuid.of("message", subjectId, Long.toString(version), endpointId);
  }
}
