package io.fleet.gateway.admit;

import io.fleet.events.Refusal;
import java.util.ArrayList;
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

  /**
   * A body that was refused as a whole, as one refused event that is kept; for senders who cannot
   * be told.
   */
  public static AdmittedBody refused(String vehicleId, Refusal refusal, byte[] original) {
    return of(List.of(new Verdict(0, vehicleId, null, refusal, original, List.of())));
  }

  /**
   * The same verdicts, with the whole body kept where something was refused and nothing of it was;
   * for senders who cannot be told.
   */
  public AdmittedBody keeping(byte[] original) {
    List<Verdict> kept = new ArrayList<>(verdicts);
    for (Verdict verdict : verdicts) {
      if (!verdict.isAccepted() && verdict.deadLetter() == null) {
        kept.set(verdict.index(), verdict.keeping(original));
        return of(kept);
      }
    }
    return this;
  }

  public int size() {
    return verdicts.size();
  }

  /** Whether there were events and none is accepted. */
  public boolean isWhollyRefused() {
    return accepted == 0 && !verdicts.isEmpty();
  }
}
