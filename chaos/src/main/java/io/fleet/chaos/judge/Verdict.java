package io.fleet.chaos.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param acknowledged events the gateway said it has
 * @param refused events it said it will not have
 * @param alerts that had to be told
 * @param findings all that must not be, also what is 0
 * @param recovery empty of a run nobody disturbed
 */
record Verdict(
    int acknowledged, int refused, int alerts, List<Finding> findings, Recovery recovery) {

  /** Every promise kept, and something there to keep them about. */
  boolean isKept() {
    return acknowledged > 0
        && alerts > 0
        && findings.stream().allMatch(finding -> finding.count() == 0);
  }

  /** One line. */
  String json(double settledAfterS) throws JsonProcessingException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("ok", isKept());
    line.put("acknowledged", acknowledged);
    line.put("refused", refused);
    line.put("alerts", alerts);
    Map<String, List<String>> examples = new LinkedHashMap<>();
    for (Finding finding : findings) {
      line.put(finding.name(), finding.count());
      if (finding.count() > 0) {
        examples.put(finding.name(), finding.examples());
      }
    }
    if (recovery != null) {
      line.put("told_s", rounded(recovery.toldS()));
      line.put("stored_s", rounded(recovery.storedS()));
      line.put("answered_s", rounded(recovery.answeredS()));
      line.put("caught_up_s", rounded(recovery.caughtUpS()));
      line.put("catch_up", rounded(recovery.catchUp()));
    }
    line.put("settled_s", rounded(settledAfterS));
    line.put("examples", examples);
    return new ObjectMapper().writeValueAsString(line);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
