package io.fleet.stream.cep;

import java.time.Duration;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * Three vehicles that brake harshly within 100 m of where the first did and within 5 minutes of it,
 * by their own times, in the order they are heard of.
 */
public final class DangerousPlace {
  static final String TYPE = "dangerous_place";
  static final String FIRST = "first vehicle";
  static final String SECOND = "second vehicle";
  static final String THIRD = "third vehicle";
  static final double RADIUS_M = 100;
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** How long a braking is remembered by the clock of the operator: devices may be slow. */
  static final Duration REMEMBERED = Duration.ofMinutes(10);

  private DangerousPlace() {}

  /** For a stream of brakings keyed by area. */
  public static Pattern<Brake, ?> pattern() {
    return Pattern.<Brake>begin(FIRST, AfterMatchSkipStrategy.skipPastLastEvent())
        .where(SimpleCondition.of(Brake::home))
        .followedBy(SECOND)
        .where(new Near(FIRST))
        .followedBy(THIRD)
        .where(new Near(FIRST, SECOND))
        .within(REMEMBERED);
  }

  /** Another vehicle at the place of the first and at about its time. */
  private static final class Near extends IterativeCondition<Brake> {
    private static final long serialVersionUID = 1L;

    private final String[] others;

    Near(String... others) {
      this.others = others;
    }

    @Override
    public boolean filter(Brake brake, Context<Brake> context) throws Exception {
      for (String stage : others) {
        for (Brake other : context.getEventsForPattern(stage)) {
          if (other.vehicleId().equals(brake.vehicleId())
              || (isFirst(stage) && !isNear(other, brake))) {
            return false;
          }
        }
      }
      return true;
    }

    private static boolean isFirst(String stage) {
      return stage.equals(FIRST);
    }

    private static boolean isNear(Brake first, Brake brake) {
      return Math.abs(brake.timeMs() - first.timeMs()) <= WINDOW.toMillis()
          && brake.distanceM(first) <= RADIUS_M;
    }
  }
}
