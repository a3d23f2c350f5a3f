package io.fleet.stream.operator;

import io.fleet.stream.cep.PatternRule;
import io.fleet.stream.timeline.RuleBook;

/** The rules of every vehicle, patterns included: neither the timeline nor they know each other. */
public final class StandardRules {
  private StandardRules() {}

  /** A new book, for one subtask. */
  public static RuleBook book() {
    return RuleBook.standard(PatternRule.all());
  }
}
