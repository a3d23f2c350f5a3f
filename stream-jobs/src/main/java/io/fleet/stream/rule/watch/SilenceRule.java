package io.fleet.stream.rule.watch;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.Map;

/**
 * Tells of a vehicle that nothing is heard of although its ignition was last told to be on. An
 * outage of ours is no silence: time passes for a vehicle only while the log is written to.
 */
public final class SilenceRule implements Rule<SilenceState> {
  static final String TYPE = "silent_vehicle";
  private static final int MEDIUM = 2;

  @Override
  public String name() {
    return "silence";
  }

  @Override
  public SilenceState initial() {
    return SilenceState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<SilenceState> step(SilenceState before, Situation situation) {
    Signal ignition =
        Signal.flag(situation.telemetry(), TelemetryField.IGNITION, before.ignition());
    if (ignition != Signal.ON && ignition == before.ignition()) {
      return Step.unchanged(before);
    }
    long at = situation.timeMs();
    SilenceState after = new SilenceState(ignition, at, false);
    return before.silent()
        ? Step.of(after, alert(Episode.over(before.lastEventMs(), at, at), situation))
        : Step.unchanged(after);
  }

  @Override
  public long nextTimerMs(SilenceState state, Settings settings) {
    boolean awaited = state.ignition() == Signal.ON && !state.silent();
    return awaited ? state.lastEventMs() + settings.watch().silentAfterMs() : NO_TIMER;
  }

  @Override
  public Step<SilenceState> timer(SilenceState before, long atMs, Situation last) {
    SilenceState after = new SilenceState(before.ignition(), before.lastEventMs(), true);
    return Step.of(
        after, alert(Episode.lasting(before.lastEventMs(), Alert.State.OPENED, atMs), last));
  }

  private static AlertFinding alert(Episode episode, Situation situation) {
    long seconds = (episode.tsMs() - episode.startedAtMs()) / 1000;
    String vehicle = situation.telemetry().vehicleId();
    String details =
        episode.state() == Alert.State.RESOLVED
            ? vehicle + " is heard again after " + seconds + " s."
            : vehicle + " has not been heard for " + seconds + " s, with its ignition last on.";
    return episode.alert(TYPE, MEDIUM, situation, details, Map.of("silent_s", (double) seconds));
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(SilenceState state, ByteWriter out) {
    out.writeByte(state.ignition().ordinal());
    out.writeLong(state.lastEventMs());
    out.writeBoolean(state.silent());
  }

  @Override
  public SilenceState read(ByteReader in, int writtenVersion) {
    return new SilenceState(Signal.at(in.readByte()), in.readLong(), in.readBoolean());
  }
}
