package io.fleet.stream.cep;

import io.fleet.events.Alert;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.harsh.HarshEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Three harsh manoeuvres of any kind within 10 minutes. */
final class AggressiveDriving implements VehiclePattern {
  static final String TYPE = "aggressive_driving";
  static final int EVENTS = 3;
  static final Duration WINDOW = Duration.ofMinutes(10);
  static final String HARSH = "harsh manoeuvre";

  private static final int MEDIUM = 2;
  private static final int HIGH = 3;

  @Override
  public String name() {
    return TYPE;
  }

  @Override
  public Pattern<DerivedEvent, ?> pattern() {
    return Pattern.<DerivedEvent>begin(HARSH, AfterMatchSkipStrategy.skipPastLastEvent())
        .times(EVENTS)
        // flink-cep's window is open at its end; ten minutes to the millisecond shall still count
        .within(WINDOW.plusMillis(1));
  }

  @Override
  public int fewestEvents() {
    return EVENTS;
  }

  @Override
  public DerivedEvent select(Finding finding) {
    return finding instanceof HarshEvent event && event.isFinal() ? DerivedEvent.of(event) : null;
  }

  @Override
  public AlertFinding alert(List<DerivedEvent> matched) {
    DerivedEvent first = matched.get(0);
    DerivedEvent last = matched.get(matched.size() - 1);
    return new AlertFinding(
        TYPE,
        last.vehicleId(),
        first.timeMs(),
        Alert.State.RESOLVED,
        last.timeMs(),
        last.timeMs(),
        matched.stream().anyMatch(event -> event.severity() == HIGH) ? HIGH : MEDIUM,
        last.driverId(),
        last.tripId(),
        last.latE6(),
        last.lonE6(),
        sentence(last.vehicleId(), matched),
        data(matched),
        false);
  }

  private static String sentence(String vehicleId, List<DerivedEvent> matched) {
    long seconds = Math.round(spanS(matched));
    return vehicleId
        + " is driven aggressively: "
        + matched.size()
        + " harsh manoeuvres in "
        + (seconds < 120 ? seconds + " s." : seconds / 60 + " min.");
  }

  private static Map<String, Object> data(List<DerivedEvent> matched) {
    Map<String, Object> data = new TreeMap<>();
    data.put("events", matched.size());
    data.put("span_s", spanS(matched));
    data.put("kinds", matched.stream().map(DerivedEvent::kind).collect(Collectors.joining(", ")));
    return data;
  }

  private static double spanS(List<DerivedEvent> matched) {
    return (matched.get(matched.size() - 1).timeMs() - matched.get(0).timeMs()) / 1000.0;
  }
}
