package io.fleet.stream.rule.delivery;

import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.rule.eta.EtaIssue;
import java.util.List;

/** Rounds whose stops have two minutes planned for each, and the ETAs told of them. */
final class EtaRounds {
  private EtaRounds() {}

  static String stop(String id, double northM, String more) {
    return Rounds.stop(id, northM, ",\"service_s\":120" + more);
  }

  static Findings run(Reference reference, DriveStory story) {
    return Rounds.run(reference, story.events()).found;
  }

  static List<EtaIssue> issues(Findings found) {
    return found.logged.stream().map(EtaIssue.class::cast).toList();
  }
}
