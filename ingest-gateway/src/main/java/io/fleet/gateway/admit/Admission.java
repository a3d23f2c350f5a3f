package io.fleet.gateway.admit;

import io.fleet.events.ClockRule;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.time.Clock;
import java.util.List;

/**
 * Decides what is taken from a body of telemetry. The bytes of an accepted event go on exactly as
 * they were sent; every event gets its verdict, or the body is refused as a whole. Safe for many
 * threads.
 */
public final class Admission {
  private final ClockRule clockRule;
  private final Clock clock;
  private final Limits limits;

  public Admission(ClockRule clockRule, Clock clock, Limits limits) {
    this.clockRule = clockRule;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Judges every event of a body.
   *
   * @param channel what the sender says the body holds
   * @param scope the vehicles its sender may speak for; events of others are refused
   * @throws BodyRefusedException if the body is no JSON or holds too many events; nothing of it may
   *     be published then
   */
  public AdmittedBody admit(byte[] body, BodyShape shape, Channel channel, VehicleScope scope)
      throws BodyRefusedException {
    if (LineReader.isBlank(body, 0, body.length)) {
      throw new BodyRefusedException(Reason.MALFORMED, "the body is empty");
    }
    List<Verdict> verdicts = null;
    if (shape == BodyShape.BY_CONTENT) {
      verdicts = new DocumentReader(body, newJudge(scope), limits.maxEvents()).read();
    }
    if (verdicts == null) {
      verdicts = new LineReader(body, newJudge(scope), limits.maxEvents()).read();
    }
    return AdmittedBody.of(verdicts);
  }

  private EventJudge newJudge(VehicleScope scope) {
    return new EventJudge(clockRule, clock.millis(), limits.maxEventBytes(), scope);
  }

  static BodyRefusedException tooMany(int maxEvents) {
    return new BodyRefusedException(
        Reason.TOO_MANY_EVENTS, "more than " + maxEvents + " events in one request");
  }
}
