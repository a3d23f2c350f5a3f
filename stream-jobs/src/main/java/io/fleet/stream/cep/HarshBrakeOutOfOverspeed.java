package io.fleet.stream.cep;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.harsh.HarshKind;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * A harsh braking within an overspeed episode or at most 30 s after it: the first of an episode.
 *
 * <p>The braking settles before the episode it lies in does, and stands before it in what is
 * remembered until then; the episode takes its place by the time it began.
 */
final class HarshBrakeOutOfOverspeed implements VehiclePattern {
  static final String TYPE = "harsh_brake_out_of_overspeed";
  static final Duration AFTER = Duration.ofSeconds(30);

  /** How long before the braking the episode may have begun. */
  static final Duration WINDOW = Duration.ofHours(2);

  static final String EPISODE = "overspeed episode";
  static final String BRAKING = "harsh braking";

  private static final int MEDIUM = 2;

  @Override
  public String name() {
    return TYPE;
  }

  /** Matches are not held back by older episodes without a braking, hence nothing is skipped. */
  @Override
  public Pattern<DerivedEvent, ?> pattern() {
    return Pattern.<DerivedEvent>begin(EPISODE, AfterMatchSkipStrategy.noSkip())
        .where(SimpleCondition.of(HarshBrakeOutOfOverspeed::isEpisode))
        .followedBy(BRAKING)
        .where(new InOrSoonAfter())
        .within(WINDOW);
  }

  private static boolean isEpisode(DerivedEvent event) {
    return event.kind().equals(DerivedEvent.OVERSPEED);
  }

  /** A braking that began before 30 s after the episode's end. */
  private static final class InOrSoonAfter extends IterativeCondition<DerivedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(DerivedEvent event, Context<DerivedEvent> context) throws Exception {
      if (isEpisode(event)) {
        return false;
      }
      for (DerivedEvent episode : context.getEventsForPattern(EPISODE)) {
        if (event.timeMs() > episode.endMs() + AFTER.toMillis()) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public int fewestEvents() {
    return 2;
  }

  @Override
  public boolean mayMatch(List<DerivedEvent> events) {
    return events.stream().anyMatch(HarshBrakeOutOfOverspeed::isEpisode);
  }

  @Override
  public DerivedEvent select(Finding finding) {
    if (finding instanceof OverspeedEpisode episode && episode.isFinal()) {
      return DerivedEvent.of(episode);
    }
    boolean braking =
        finding instanceof HarshEvent event && event.kind() == HarshKind.BRAKING && event.isFinal();
    return braking ? DerivedEvent.of((HarshEvent) finding) : null;
  }

  @Override
  public AlertFinding alert(List<DerivedEvent> matched) {
    DerivedEvent episode = matched.get(0);
    DerivedEvent braking = matched.get(1);
    long afterMs = Math.max(0, braking.timeMs() - episode.endMs());
    String details =
        braking.vehicleId()
            + (afterMs == 0
                ? " braked harshly while it drove too fast."
                : " braked harshly " + afterMs / 1000 + " s after it had driven too fast.");
    Map<String, Object> data =
        Map.of(
            "after_s",
            afterMs / 1000.0,
            "over_limit_s",
            (episode.endMs() - episode.timeMs()) / 1000.0);
    int severity = Math.max(MEDIUM, PatternAlert.greatestSeverity(matched));
    return PatternAlert.of(TYPE, severity, matched, details, data);
  }
}
