package io.fleet.gateway.admit;

import io.fleet.events.Refusal;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Judges calls for help. That it came this way is the call: whatever its body says or fails to say,
 * it is raised if the vehicle is known, from the body or from who sent it.
 */
final class SosJudge implements EventJudge {
  private static final byte[] BARE = "{}".getBytes(StandardCharsets.UTF_8);

  private final TelemetryJudge telemetry;
  private final Hearing hearing;

  SosJudge(Hearing hearing) {
    this.telemetry = new TelemetryJudge(hearing);
    this.hearing = hearing;
  }

  @Override
  public Verdict judge(int index, byte[] body, int from, int to) {
    byte[] event = Hearing.slice(body, from, to);
    Verdict verdict = telemetry.judgeWith(index, event, this::callForHelp, true);
    return isMalformed(verdict) ? bare(index, verdict.refusal(), event) : verdict;
  }

  @Override
  public Verdict noObject(int index, String detail) {
    return bare(index, new Refusal(Refusal.MALFORMED, detail), null);
  }

  /** The call of a sender whose words cannot be read, or who has none. */
  Verdict bare(int index, Refusal notice, byte[] original) {
    Verdict verdict = telemetry.judgeWith(index, BARE, this::callForHelp, true);
    if (notice == null || !verdict.isAccepted()) {
      return verdict;
    }
    byte[] kept =
        original == null ? null : hearing.deadLetter(original, hearing.mayBePrivate(original));
    return new Verdict(
        index, verdict.vehicleId(), verdict.entry(), notice, kept, Map.of(), verdict.traits());
  }

  private void callForHelp(TelemetryBuilder event) {
    event.set(TelemetryField.SOS, true);
    hearing.scope().driverId().ifPresent(event::driverId);
  }

  private static boolean isMalformed(Verdict verdict) {
    return !verdict.isAccepted() && Refusal.MALFORMED.equals(verdict.refusal().reason());
  }
}
