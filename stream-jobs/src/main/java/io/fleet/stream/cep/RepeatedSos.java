package io.fleet.stream.cep;

import io.fleet.events.Alert;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Two calls for help that begin within 60 minutes: the first was not answered well enough. */
final class RepeatedSos implements VehiclePattern {
  static final String TYPE = "repeated_sos";
  static final int EVENTS = 2;
  static final Duration WINDOW = Duration.ofMinutes(60);
  static final String CALL = "call for help";

  private static final String SOS = "sos";
  private static final int CRITICAL = 4;

  @Override
  public String name() {
    return TYPE;
  }

  @Override
  public Pattern<DerivedEvent, ?> pattern() {
    return Pattern.<DerivedEvent>begin(CALL, AfterMatchSkipStrategy.skipPastLastEvent())
        .times(EVENTS)
        // the window is open at its end; sixty minutes to the millisecond shall still count
        .within(WINDOW.plusMillis(1));
  }

  @Override
  public int fewestEvents() {
    return EVENTS;
  }

  /** That a call began is settled when it is made; nobody waits for its end. */
  @Override
  public DerivedEvent select(Finding finding) {
    return finding instanceof AlertFinding alert
            && alert.alertType().equals(SOS)
            && alert.state() == Alert.State.OPENED
        ? DerivedEvent.of(alert)
        : null;
  }

  @Override
  public AlertFinding alert(List<DerivedEvent> matched) {
    String details =
        matched.get(0).vehicleId()
            + " asks for help again, "
            + PatternAlert.spanMs(matched) / 60_000
            + " min after the first time.";
    return PatternAlert.of(TYPE, CRITICAL, matched, details, Map.of());
  }
}
