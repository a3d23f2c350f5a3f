package io.fleet.stream.cep;

import java.time.Duration;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** What makes a suspected crash a crash, and what makes it none. */
final class CrashPatterns {
  static final String IMPACT = "impact";
  static final String HALTED = "halted";
  static final String DEPARTED = "departed";
  static final String STOOD = "stood";
  static final String DROVE_ON = "drove_on";
  static final String REGAINED = "regained";

  static final Duration HALTS_WITHIN = Duration.ofSeconds(15);

  /** Longer than any time that can be set for standing. */
  private static final Duration LONGEST_STANDING = Duration.ofMinutes(75);

  /** A vehicle that has not moved for so long is somebody's case already. */
  static final Duration LONGEST_OPEN = Duration.ofDays(30);

  private CrashPatterns() {}

  /** An impact, a halt at most 15 s after it, and that the vehicle stood there long enough. */
  static Pattern<DerivedEvent, ?> confirmation() {
    return Pattern.<DerivedEvent>begin(IMPACT, AfterMatchSkipStrategy.skipPastLastEvent())
        .where(is(IMPACT))
        .followedBy(HALTED)
        .where(is(HALTED))
        .where(new SoonAfterImpact())
        .next(STOOD)
        .where(is(STOOD))
        .within(LONGEST_STANDING);
  }

  /** An impact, and then the vehicle drives as if nothing had been. */
  static Pattern<DerivedEvent, ?> clearing() {
    return Pattern.<DerivedEvent>begin(IMPACT, AfterMatchSkipStrategy.skipPastLastEvent())
        .where(is(IMPACT))
        .followedBy(DROVE_ON)
        .where(is(DROVE_ON, REGAINED))
        .within(LONGEST_OPEN);
  }

  private static SimpleCondition<DerivedEvent> is(String... kinds) {
    List<String> any = List.of(kinds);
    return SimpleCondition.of(event -> any.contains(event.kind()));
  }

  private static final class SoonAfterImpact extends IterativeCondition<DerivedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(DerivedEvent halt, Context<DerivedEvent> context) throws Exception {
      for (DerivedEvent impact : context.getEventsForPattern(IMPACT)) {
        if (halt.timeMs() - impact.timeMs() > HALTS_WITHIN.toMillis()) {
          return false;
        }
      }
      return true;
    }
  }
}
