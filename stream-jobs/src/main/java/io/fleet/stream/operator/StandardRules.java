package io.fleet.stream.operator;

import io.fleet.stream.cep.CrashCourse;
import io.fleet.stream.cep.PatternRule;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.timeline.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** The rules of every vehicle, patterns included: neither the timeline nor they know each other. */
public final class StandardRules {
  private StandardRules() {}

  /** A new book, for one subtask. */
  public static RuleBook book() {
    List<Rule<?>> patterns = new ArrayList<>();
    patterns.add(new CrashCourse());
    patterns.addAll(PatternRule.all());
    return RuleBook.standard(patterns);
  }
}
