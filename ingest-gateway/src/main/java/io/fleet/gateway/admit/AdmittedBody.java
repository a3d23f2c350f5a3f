package io.fleet.gateway.admit;

import io.fleet.events.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that could be read, with a verdict per event in the sender's order.
 *
 * @param channel what the sender said it holds
 * @param verdicts one per event
 * @param accepted how many of them are accepted
 * @param asides records for the log that belong to no single event: alerts
 */
public record AdmittedBody(
    Channel channel, List<Verdict> verdicts, int accepted, List<LogEntry> asides) {

  static AdmittedBody of(Channel channel, List<Verdict> verdicts, List<LogEntry> asides) {
    int accepted = 0;
    for (Verdict verdict : verdicts) {
      accepted += verdict.isAccepted() ? 1 : 0;
    }
    return new AdmittedBody(channel, List.copyOf(verdicts), accepted, List.copyOf(asides));
  }

  /** A body that was refused as a whole, as one refused event that is kept. */
  static AdmittedBody refused(
      Channel channel, String vehicleId, Refusal refusal, byte[] deadLetter) {
    return of(
        channel, List.of(Verdict.refused(0, vehicleId, refusal, deadLetter, false)), List.of());
  }

  /**
   * The same verdicts, with the whole body kept where something was refused and nothing of it was;
   * for senders who cannot be told.
   */
  AdmittedBody keeping(byte[] original) {
    List<Verdict> kept = new ArrayList<>(verdicts);
    for (Verdict verdict : verdicts) {
      if (!verdict.isAccepted() && verdict.deadLetter() == null) {
        kept.set(verdict.index(), verdict.keeping(original));
        return of(channel, kept, asides);
      }
    }
    return this;
  }

  public int size() {
    return verdicts.size();
  }

  /** Whether somebody asks for help or reports a crash. */
  public boolean isUrgent() {
    return verdicts.stream().anyMatch(Verdict::isUrgent);
  }

  /** Whether any of it fell into private mode. */
  public boolean isPrivate() {
    return verdicts.stream().anyMatch(Verdict::isPrivate);
  }

  /** Whether there were events and none is accepted. */
  public boolean isWhollyRefused() {
    return accepted == 0 && !verdicts.isEmpty();
  }
}
