package io.fleet.stream.cep;

import io.fleet.events.Alert;
import io.fleet.events.NameUuid;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.timeline.LogClock;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of a {@link DangerousPlace}: one observation, complete when it is made, under the vehicle
 * that braked there last.
 */
public final class DangerousPlaceAlert extends PatternProcessFunction<Brake, OutboundRecord> {
  private static final long serialVersionUID = 1L;
  private static final int MEDIUM = 2;
  private static final List<String> STAGES =
      List.of(DangerousPlace.FIRST, DangerousPlace.SECOND, DangerousPlace.THIRD);

  private transient Clock clock;

  @Override
  public void open(OpenContext context) {
    clock = Clock.systemUTC();
  }

  @Override
  public void processMatch(
      Map<String, List<Brake>> match, Context context, Collector<OutboundRecord> out) {
    List<Brake> brakes = STAGES.stream().map(stage -> match.get(stage).get(0)).toList();
    long version = brakes.stream().mapToLong(Brake::version).max().orElseThrow();
    out.collect(OutboundRecord.alert(alert(brakes, Alert.State.OPENED, version)));
    out.collect(OutboundRecord.alert(alert(brakes, Alert.State.RESOLVED, version + 1)));
  }

  private Alert alert(List<Brake> brakes, Alert.State state, long version) {
    Brake first = brakes.get(0);
    Brake last = Collections.max(brakes, Comparator.comparingLong(Brake::timeMs));
    long startedAtMs = brakes.stream().mapToLong(Brake::timeMs).min().orElseThrow();
    long endedAtMs = last.timeMs();
    return new Alert(
        NameUuid.of("alert", DangerousPlace.TYPE, first.eventId()).toString(),
        version,
        state,
        endedAtMs,
        startedAtMs,
        state == Alert.State.RESOLVED ? (Long) endedAtMs : null,
        clock.millis(),
        DangerousPlace.TYPE,
        MEDIUM,
        last.vehicleId(),
        last.driverId(),
        last.tripId(),
        first.latE6(),
        first.lonE6(),
        brakes.size() + " vehicles braked harshly at one place within 5 minutes.",
        data(brakes),
        LogClock.isLate(version, endedAtMs),
        false);
  }

  private static Map<String, Object> data(List<Brake> brakes) {
    Map<String, Object> data = new TreeMap<>();
    data.put("vehicles", brakes.size());
    data.put(
        "vehicle_ids", brakes.stream().map(Brake::vehicleId).collect(Collectors.joining(", ")));
    data.put("radius_m", DangerousPlace.RADIUS_M);
    return data;
  }
}
