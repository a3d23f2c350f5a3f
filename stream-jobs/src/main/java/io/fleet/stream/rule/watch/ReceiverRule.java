package io.fleet.stream.rule.watch;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.held.Held;
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.held.Terms;
import io.fleet.stream.rule.held.Verdict;
import java.time.Duration;
import java.util.Map;

/**
 * Tells of a receiver that has lost its position while the vehicle moves: messages without one, at
 * most 5 min apart, of which the speed or the odometer says that it moves, or which follow a moving
 * fix with the ignition still on. Private drives have no position on purpose.
 */
public final class ReceiverRule implements Rule<ReceiverState> {
  static final String TYPE = "gps_lost";
  static final int MOVING_FROM_CKMPH = 500;
  static final int MOVED_FROM_M = 100;

  private static final int MEDIUM = 2;
  private static final long LONGEST_GAP_MS = 300_000;
  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "receiver";
  }

  @Override
  public ReceiverState initial() {
    return ReceiverState.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<ReceiverState> step(ReceiverState before, Situation situation) {
    Telemetry t = situation.telemetry();
    Signal ignition = Signal.flag(t, TelemetryField.IGNITION, before.ignition());
    boolean seen = t.hasPosition() || t.isTrue(TelemetryField.PRIVATE);
    if (seen) {
      return seen(before, ignition, situation);
    }
    if (situation.motion().fix() == null) {
      return Step.unchanged(before);
    }
    int told = t.canonical(TelemetryField.ODOMETER);
    int odometerM = before.odometerM() == Telemetry.ABSENT ? told : before.odometerM();
    boolean driven = told != Telemetry.ABSENT && told - odometerM >= MOVED_FROM_M;
    boolean moves =
        t.speedCkmph() >= MOVING_FROM_CKMPH || driven || before.moving() && ignition == Signal.ON;
    Terms terms = terms(situation);
    Verdict verdict = moves ? Verdict.BAD : Verdict.UNKNOWN;
    Held lost = before.lost().after(verdict, situation.timeMs(), 0, terms);
    ReceiverState after = new ReceiverState(ignition, before.moving(), odometerM, lost);
    return tell(before, after, situation, terms);
  }

  private static Step<ReceiverState> seen(
      ReceiverState before, Signal ignition, Situation situation) {
    boolean moving =
        situation.motion().fix() != null
            && !situation.motion().isStanding()
            && !situation.telemetry().isTrue(TelemetryField.PRIVATE);
    boolean same =
        ignition == before.ignition()
            && moving == before.moving()
            && before.odometerM() == Telemetry.ABSENT
            && before.lost() == Held.NONE;
    if (same) {
      return Step.unchanged(before);
    }
    var after = new ReceiverState(ignition, moving, Telemetry.ABSENT, Held.NONE);
    return tell(before, after, situation, terms(situation));
  }

  private static Terms terms(Situation situation) {
    long afterMs = situation.settings().watch().gpsLostAfterMs();
    return new Terms(afterMs, 0, LONGEST_GAP_MS, true, Integer.MAX_VALUE);
  }

  private static Step<ReceiverState> tell(
      ReceiverState before, ReceiverState after, Situation situation, Terms terms) {
    Episode episode = Episode.of(before.lost(), after.lost(), situation.timeMs(), terms);
    return episode == null ? Step.unchanged(after) : Step.of(after, alert(episode, situation));
  }

  private static AlertFinding alert(Episode episode, Situation situation) {
    long seconds = (episode.tsMs() - episode.startedAtMs()) / 1000;
    String vehicle = situation.telemetry().vehicleId();
    String details =
        episode.state() == Alert.State.RESOLVED
            ? vehicle + " has a position again after " + seconds + " s."
            : vehicle + " moves and has had no position for " + seconds + " s.";
    return episode.alert(TYPE, MEDIUM, situation, details, Map.of("lost_s", (double) seconds));
  }

  @Override
  public ReceiverState residue(ReceiverState state, long atMs) {
    return new ReceiverState(
        state.ignition(), state.moving(), Telemetry.ABSENT, state.lost().residue());
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(ReceiverState state, ByteWriter out) {
    out.writeByte(state.ignition().ordinal());
    out.writeBoolean(state.moving());
    out.writeInt(state.odometerM());
    state.lost().write(out);
  }

  @Override
  public ReceiverState read(ByteReader in, int writtenVersion) {
    return new ReceiverState(
        Signal.at(in.readByte()), in.readBoolean(), in.readInt(), Held.read(in));
  }
}
