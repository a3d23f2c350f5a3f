package io.fleet.stream.operator;

import io.fleet.events.Alert;
import io.fleet.events.DeadLetter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.TraceParent;
import io.fleet.stream.cep.Brake;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.change.Changes;
import io.fleet.stream.io.change.TripEtas;
import io.fleet.stream.io.clickhouse.DriverRows;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.EtaRows;
import io.fleet.stream.io.clickhouse.FindingRows;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.io.facts.RepairRows;
import io.fleet.stream.io.trace.AlertTraces;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.eta.EtaIssue;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.harsh.HarshKind;
import io.fleet.stream.rule.health.HealthAlerts;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.Outlet;
import io.fleet.stream.timeline.RuleFailure;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Turns what a timeline tells into rows for ClickHouse and records for the log. */
final class FindingOutlet implements Outlet {
  private static final int STACK_FRAMES_TOLD = 12;

  /** Where records beside the main stream go. */
  interface SideOutput {
    <T> void put(OutputTag<T> tag, T record);
  }

  private final Clock clock;
  private final Consumer<String> told;
  private final AlertTraces traces;
  private final Runnable switchedOff;
  private final RowBinaryWriter writer = new RowBinaryWriter();
  private String vehicleId;
  private Collector<EncodedRow> rows;
  private SideOutput side;
  private boolean mending;
  private TraceParent cause;
  private long causeAppendMs;

  /**
   * An outlet.
   *
   * @param told is given the id of every alert
   * @param traces go on with what an alert is caused by
   * @param switchedOff is run when a rule is off for a vehicle
   */
  FindingOutlet(Clock clock, Consumer<String> told, AlertTraces traces, Runnable switchedOff) {
    this.clock = clock;
    this.told = told;
    this.traces = traces;
    this.switchedOff = switchedOff;
  }

  /** Turns to a vehicle; nothing is known to be the cause of what it tells. */
  void to(String ofVehicleId, Collector<EncodedRow> rowCollector, SideOutput sideOutput) {
    this.vehicleId = ofVehicleId;
    this.rows = rowCollector;
    this.side = sideOutput;
    this.cause = null;
  }

  /**
   * What is told now, until it turns again, comes of an event.
   *
   * @param trace the event's, or null if its way is not traced
   * @param appendMs when the log took it, epoch milliseconds
   */
  void causedBy(TraceParent trace, long appendMs) {
    this.cause = trace;
    this.causeAppendMs = appendMs;
  }

  /** Whether what is told now comes of a repair: what is found then was found late. */
  void mending(boolean isMending) {
    this.mending = isMending;
  }

  @Override
  public void settled(SettledFinding finding) {
    rows.collect(RepairRows.encode(vehicleId, finding, writer));
  }

  @Override
  public void anchor(Anchor anchor, boolean withdrawn) {
    rows.collect(RepairRows.encode(vehicleId, anchor, withdrawn, writer));
  }

  @Override
  public void finding(
      Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
    if (finding instanceof AlertFinding alert) {
      tell(alert(alert, version, first, withdrawn));
      return;
    }
    if (finding instanceof DutySegment segment) {
      rows.collect(DriverRows.encode(segment, version, withdrawn, writer));
      tellDriver(segment, version, withdrawn);
    } else {
      rows.collect(FindingRows.encode(finding, version, withdrawn, writer));
    }
    Changes.tell(finding, before, version, withdrawn, clock.millis(), this::publish);
    boolean isNews = first && !withdrawn && !mending;
    if (isNews && finding instanceof HarshEvent event && isPlacedBraking(event)) {
      side.put(SideOutputs.BRAKES, brake(event, version));
    }
  }

  @Override
  public void logged(Finding finding, long version) {
    if (finding instanceof EtaIssue issue) {
      EtaRows.encode(issue, writer, rows::collect);
      publish(TripEtas.record(issue));
    }
  }

  private void publish(OutboundRecord record) {
    side.put(SideOutputs.CHANGES, record.causedBy(cause));
  }

  private void tell(Alert alert) {
    told.accept(alert.alertId());
    TraceParent trace = cause == null ? null : traces.told(cause, causeAppendMs, alert);
    side.put(SideOutputs.OUTBOUND, OutboundRecord.alert(alert).causedBy(trace));
    if (HealthAlerts.TYPES.contains(alert.alertType())) {
      side.put(SideOutputs.OUTBOUND, OutboundRecord.healthAlert(alert).causedBy(trace));
    }
  }

  /** Tells that an alert never was of which nothing more is known than its last version. */
  void withdraw(Alert last) {
    tell(
        new Alert(
            last.alertId(),
            last.version() + 1,
            Alert.State.WITHDRAWN,
            last.tsMs(),
            last.startedAtMs(),
            last.endedAtMs(),
            clock.millis(),
            last.alertType(),
            last.severity(),
            last.vehicleId(),
            last.driverId(),
            last.tripId(),
            last.latE6(),
            last.lonE6(),
            last.details(),
            last.data(),
            last.late(),
            false));
  }

  /** Standing is what a driver's timeline assumes anyway. */
  private void tellDriver(DutySegment segment, long version, boolean withdrawn) {
    if (segment.kind() != DutyKind.STANDING) {
      side.put(SideOutputs.DUTY, DriverInput.segment(segment, version, withdrawn));
    }
  }

  private static boolean isPlacedBraking(HarshEvent event) {
    return event.kind() == HarshKind.BRAKING && event.latE6() != Telemetry.ABSENT;
  }

  private static Brake brake(HarshEvent e, long version) {
    return new Brake(
        e.eventId(),
        e.vehicleId(),
        e.driverId(),
        e.tripId(),
        e.startedAtMs(),
        e.latE6(),
        e.lonE6(),
        version,
        0,
        true);
  }

  private Alert alert(AlertFinding a, long version, boolean first, boolean withdrawn) {
    boolean isLate = mending || a.late() || LogClock.isLate(version, a.tsMs());
    return a.told(version, state(a.state(), first, withdrawn), clock.millis(), isLate);
  }

  /** Subscribers see an alert opened once; what is corrected is an update. */
  private static Alert.State state(Alert.State found, boolean first, boolean withdrawn) {
    if (withdrawn) {
      return Alert.State.WITHDRAWN;
    }
    return found == Alert.State.OPENED && !first ? Alert.State.UPDATED : found;
  }

  @Override
  public void failure(RuleFailure failure) {
    bury(failure, failure.cause().getClass().getSimpleName(), detail(failure.cause()));
    if (failure.switchesOff()) {
      switchedOff.run();
      bury(
          failure,
          "off",
          failure.rule() + " has failed three times on this trip and is off until the next");
    }
  }

  private void bury(RuleFailure failure, String reason, String detail) {
    var t = failure.telemetry();
    String origin =
        t.vehicleId() + '@' + t.timestampMs() + '#' + Integer.toUnsignedString(t.identity());
    DeadLetter letter =
        new DeadLetter("rule:" + failure.rule(), reason, detail, origin, t.timestampMs());
    byte[] key = t.vehicleId().getBytes(StandardCharsets.UTF_8);
    side.put(
        SideOutputs.OUTBOUND,
        OutboundRecord.deadLetter(letter, key, TelemetryWriter.write(t, null)));
  }

  private static String detail(RuntimeException cause) {
    return Arrays.stream(cause.getStackTrace())
        .limit(STACK_FRAMES_TOLD)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at ", cause + "\n  at ", ""));
  }
}
