package io.fleet.gateway.admit;

import java.util.List;

/**
 * A request that could be read, with a verdict per event in the sender's order.
 *
 * @param verdicts one per event
 * @param accepted how many of them are accepted
 */
public record AdmittedBody(List<Verdict> verdicts, int accepted) {

  static AdmittedBody of(List<Verdict> verdicts) {
    int accepted = 0;
    for (Verdict verdict : verdicts) {
      accepted += verdict.isAccepted() ? 1 : 0;
    }
    return new AdmittedBody(List.copyOf(verdicts), accepted);
  }

  public int size() {
    return verdicts.size();
  }

  /** Whether there were events and none is accepted. */
  public boolean isWhollyRefused() {
    return accepted == 0 && !verdicts.isEmpty();
  }
}
