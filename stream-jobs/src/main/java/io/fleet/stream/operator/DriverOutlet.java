package io.fleet.stream.operator;

import io.fleet.events.Alert;
import io.fleet.events.BreakViolation;
import io.fleet.events.Telemetry;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.change.Changes;
import io.fleet.stream.io.clickhouse.DriverRows;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.rule.hours.HoursText;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.RuleFailure;
import java.time.Clock;
import org.apache.flink.util.Collector;

/** Turns what a driver's timeline tells into rows, alerts and the stream of breaks cut short. */
final class DriverOutlet implements Outlet {
  private final Clock clock;
  private final RowBinaryWriter writer = new RowBinaryWriter();
  private Collector<EncodedRow> rows;
  private FindingOutlet.SideOutput side;

  DriverOutlet(Clock clock) {
    this.clock = clock;
  }

  void to(Collector<EncodedRow> rowCollector, FindingOutlet.SideOutput sideOutput) {
    this.rows = rowCollector;
    this.side = sideOutput;
  }

  @Override
  public void finding(
      Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
    rows.collect(DriverRows.encode(finding, version, withdrawn, writer));
    Changes.tell(finding, before, version, withdrawn, clock.millis(), this::publish);
    if (finding instanceof HoursEpisode episode) {
      Alert alert = alert(episode, version, state(episode, first, withdrawn));
      side.put(SideOutputs.OUTBOUND, OutboundRecord.alert(alert));
      if (episode.isBreak()) {
        side.put(SideOutputs.OUTBOUND, OutboundRecord.breakViolation(violation(episode, alert)));
      }
    }
  }

  private void publish(OutboundRecord record) {
    side.put(SideOutputs.CHANGES, record);
  }

  private Alert alert(HoursEpisode e, long version, Alert.State state) {
    return new Alert(
        e.alertId(),
        version,
        state,
        e.tsMs(),
        e.startedAtMs(),
        e.endedAtMs(),
        clock.millis(),
        e.alertType(),
        e.severity(),
        e.vehicleId(),
        e.driverId(),
        null,
        Telemetry.ABSENT,
        Telemetry.ABSENT,
        HoursText.details(e),
        HoursText.data(e),
        LogClock.isLate(version, e.tsMs()),
        false);
  }

  private static BreakViolation violation(HoursEpisode e, Alert alert) {
    return new BreakViolation(
        alert.alertId(),
        alert.version(),
        alert.state(),
        e.driverId(),
        e.vehicleId(),
        e.startedAtMs(),
        e.profile().wireName(),
        e.usedMs(),
        e.limitMs(),
        e.assumedBreaks());
  }

  private static Alert.State state(HoursEpisode e, boolean first, boolean withdrawn) {
    if (withdrawn) {
      return Alert.State.WITHDRAWN;
    }
    return e.state() == Alert.State.OPENED && !first ? Alert.State.UPDATED : e.state();
  }

  @Override
  public void failure(RuleFailure failure) {
    throw new IllegalStateException("a driver's timeline runs no rules of vehicles");
  }
}
