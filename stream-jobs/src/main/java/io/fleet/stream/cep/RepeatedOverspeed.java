package io.fleet.stream.cep;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Three overspeed episodes that begin within 60 minutes. */
final class RepeatedOverspeed implements VehiclePattern {
  static final String TYPE = "repeated_overspeed";
  static final int EVENTS = 3;
  static final Duration WINDOW = Duration.ofMinutes(60);
  static final String EPISODE = "overspeed episode";

  private static final int MEDIUM = 2;

  @Override
  public String name() {
    return TYPE;
  }

  @Override
  public Pattern<DerivedEvent, ?> pattern() {
    return Pattern.<DerivedEvent>begin(EPISODE, AfterMatchSkipStrategy.skipPastLastEvent())
        .times(EVENTS)
        // the window is open at its end; sixty minutes to the millisecond shall still count
        .within(WINDOW.plusMillis(1));
  }

  @Override
  public int fewestEvents() {
    return EVENTS;
  }

  @Override
  public DerivedEvent select(Finding finding) {
    return finding instanceof OverspeedEpisode episode && episode.isFinal()
        ? DerivedEvent.of(episode)
        : null;
  }

  @Override
  public AlertFinding alert(List<DerivedEvent> matched) {
    String details =
        matched.get(0).vehicleId()
            + " drove too fast "
            + matched.size()
            + " times in "
            + PatternAlert.spanMs(matched) / 60_000
            + " min.";
    long aboveMs = matched.stream().mapToLong(each -> each.endMs() - each.timeMs()).sum();
    int severity = Math.max(MEDIUM, PatternAlert.greatestSeverity(matched));
    Map<String, Object> data = Map.of("over_limit_s", aboveMs / 1000.0);
    return PatternAlert.of(TYPE, severity, matched, details, data);
  }
}
