package io.fleet.stream.upgrade;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import java.time.Duration;
import java.util.Map;

/** A rule the previous release did not have: tells once of every vehicle it gets to see. */
final class FirstHeardRule implements Rule<Boolean> {
  static final String TYPE = "first_heard";

  @Override
  public String name() {
    return TYPE;
  }

  @Override
  public Boolean initial() {
    return false;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<Boolean> step(Boolean before, Situation situation) {
    return before ? Step.unchanged(true) : Step.of(true, heard(situation));
  }

  private static AlertFinding heard(Situation situation) {
    var event = situation.telemetry();
    return new AlertFinding(
        TYPE,
        event.vehicleId(),
        event.timestampMs(),
        Alert.State.OPENED,
        event.timestampMs(),
        null,
        1,
        situation.driverId(),
        situation.tripId(),
        event.latE6(),
        event.lonE6(),
        event.vehicleId() + " is heard.",
        Map.of(),
        false);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(Boolean state, ByteWriter out) {
    out.writeBoolean(state);
  }

  @Override
  public Boolean read(ByteReader in, int writtenVersion) {
    return in.readBoolean();
  }
}
