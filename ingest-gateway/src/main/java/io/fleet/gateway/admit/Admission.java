package io.fleet.gateway.admit;

import io.fleet.events.ClockRule;
import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.gateway.admit.BodyRefusedException.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Decides what is taken from a body. The bytes of an accepted event go on exactly as they were
 * sent, but for the vehicle's name and for private mode; every event gets its verdict, or the body
 * is refused as a whole. Safe for many threads.
 */
public final class Admission {
  private final DeviceClocks clocks;
  private final Clock clock;
  private final Limits limits;
  private final PrivateMode privacy;
  private final PrivateSwitch privateSwitch;

  /**
   * @param book where private modes and the vehicles' schedules stand
   */
  public Admission(DeviceClocks clocks, Clock clock, Limits limits, ReferenceBook book) {
    this.clocks = clocks;
    this.clock = clock;
    this.limits = limits;
    this.privacy = new PrivateMode(book);
    this.privateSwitch = new PrivateSwitch(book);
  }

  /** An admission for a fleet without reference data. */
  public Admission(ClockRule clockRule, Clock clock, Limits limits) {
    this(
        new DeviceClocks(clockRule, DeviceClocks.DEFAULT_MAX_AGE),
        clock,
        limits,
        new ReferenceBook());
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
    Hearing hearing = newHearing(scope);
    List<Verdict> verdicts;
    try {
      verdicts = read(body, shape, channel, hearing);
    } catch (BodyRefusedException e) {
      verdicts = raised(body, channel, hearing, e);
    }
    if (verdicts.isEmpty() && channel == Channel.SOS) {
      verdicts = List.of(new SosJudge(hearing).bare(0, null, null));
    }
    return AdmittedBody.of(channel, verdicts, hearing.asides());
  }

  /**
   * Judges a body whose sender cannot be told what was wrong with it: what is refused is kept as a
   * dead letter whatever it is, except in private mode.
   */
  public AdmittedBody admitOrKeep(
      byte[] body, BodyShape shape, Channel channel, VehicleScope scope) {
    Hearing hearing = newHearing(scope);
    boolean mayBePrivate = hearing.mayBePrivate(body);
    try {
      AdmittedBody admitted = admit(body, shape, channel, scope);
      return admitted.keeping(hearing.deadLetter(body, mayBePrivate || admitted.isPrivate()));
    } catch (BodyRefusedException e) {
      Refusal refusal = new Refusal(e.reason().name().toLowerCase(Locale.ROOT), e.getMessage());
      return keepRefused(body, refusal, channel, scope);
    }
  }

  /**
   * A body that is not for admission and was refused where it was read; kept as a dead letter in
   * the same way, under the vehicle its sender is in.
   */
  public AdmittedBody keepRefused(
      byte[] body, Refusal refusal, Channel channel, VehicleScope scope) {
    Hearing hearing = newHearing(scope);
    String vehicleId = scope.whose(null, clock.millis()).vehicleId();
    byte[] kept = hearing.deadLetter(body, hearing.mayBePrivate(body));
    return AdmittedBody.refused(channel, vehicleId, refusal, kept);
  }

  private Hearing newHearing(VehicleScope scope) {
    return new Hearing(scope, clock.millis(), limits.maxEventBytes(), clocks, privacy);
  }

  private List<Verdict> read(byte[] body, BodyShape shape, Channel channel, Hearing hearing)
      throws BodyRefusedException {
    if (LineReader.isBlank(body, 0, body.length)) {
      throw new BodyRefusedException(Reason.MALFORMED, "the body is empty");
    }
    List<Verdict> verdicts = null;
    if (shape == BodyShape.BY_CONTENT) {
      verdicts = new DocumentReader(body, judge(channel, hearing), limits.maxEvents()).read();
    }
    if (verdicts == null) {
      verdicts = new LineReader(body, judge(channel, hearing), limits.maxEvents()).read();
    }
    return verdicts;
  }

  private EventJudge judge(Channel channel, Hearing hearing) {
    return switch (channel) {
      case TELEMETRY -> new TelemetryJudge(hearing);
      case STATUS -> new StatusJudge(hearing);
      case EVENTS -> new EventsJudge(hearing, privateSwitch);
      case SOS -> new SosJudge(hearing);
    };
  }

  /** A call for help in words that cannot be read is a call for help. */
  private static List<Verdict> raised(
      byte[] body, Channel channel, Hearing hearing, BodyRefusedException refused)
      throws BodyRefusedException {
    if (channel != Channel.SOS || refused.reason() != Reason.MALFORMED) {
      throw refused;
    }
    boolean empty = LineReader.isBlank(body, 0, body.length);
    Refusal notice = empty ? null : new Refusal(Refusal.MALFORMED, refused.getMessage());
    Verdict verdict = new SosJudge(hearing).bare(0, notice, body);
    if (!verdict.isAccepted()) {
      throw refused;
    }
    return List.of(verdict);
  }

  static BodyRefusedException tooMany(int maxEvents) {
    return new BodyRefusedException(
        Reason.TOO_MANY_EVENTS, "more than " + maxEvents + " events in one request");
  }
}
