package io.fleet.stream.upgrade;

import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.health.FaultCodeRule;
import io.fleet.stream.rule.sos.SosRule;
import io.fleet.stream.rule.watch.ReceiverRule;
import io.fleet.stream.timeline.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** The rules as a release might leave them: one gone, one with a field more, one new. */
final class NextRelease {
  private NextRelease() {}

  static RuleBook book() {
    RuleBook now = StandardRules.book();
    List<Rule<?>> rules = new ArrayList<>();
    for (Rule<?> rule : now.rules()) {
      if (rule instanceof SosRule) {
        rules.add(new CountingSosRule());
      } else if (!(rule instanceof ReceiverRule) && !(rule instanceof FaultCodeRule)) {
        rules.add(rule);
      }
    }
    rules.add(1, new FirstHeardRule());
    return new RuleBook(now.motion(), rules);
  }
}
