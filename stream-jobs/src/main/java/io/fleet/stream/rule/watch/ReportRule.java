package io.fleet.stream.rule.watch;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeviceEvent;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.watch.Reports.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Passes on what only the tracker can know, see {@link ReportKind}: one episode of a kind from its
 * first report until 10 min pass without another. That it ends says that nothing more is reported,
 * and not that all is well.
 */
public final class ReportRule implements Rule<Reports> {
  static final long SILENCE_MS = 600_000;
  static final long UPDATE_EVERY_MS = 60_000;

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public Reports initial() {
    return Reports.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<Reports> step(Reports before, Situation situation) {
    List<DeviceEvent> events = situation.telemetry().events();
    if (events.isEmpty()) {
      return Step.unchanged(before);
    }
    List<Report> reports = new ArrayList<>(before.reports());
    List<Finding> told = new ArrayList<>(0);
    for (DeviceEvent event : events) {
      ReportKind kind = ReportKind.ofType(event.type());
      if (kind != null) {
        take(kind, reports, situation, told);
      }
    }
    return reports.equals(before.reports())
        ? Step.unchanged(before)
        : new Step<>(new Reports(reports), told);
  }

  private static void take(
      ReportKind kind, List<Report> reports, Situation situation, List<Finding> told) {
    long at = situation.timeMs();
    for (int i = 0; i < reports.size(); i++) {
      Report known = reports.get(i);
      if (known.kind() == kind) {
        boolean tell = at - known.toldMs() >= UPDATE_EVERY_MS;
        reports.set(i, known.again(at, tell));
        if (tell) {
          told.add(alert(Alert.State.UPDATED, at, reports.get(i), situation));
        }
        return;
      }
    }
    Report first = new Report(kind, at, at, at, 1);
    reports.add(first);
    told.add(alert(Alert.State.OPENED, at, first, situation));
  }

  @Override
  public long nextTimerMs(Reports state, Settings settings) {
    long next = NO_TIMER;
    for (int i = 0; i < state.reports().size(); i++) {
      next = Math.min(next, state.reports().get(i).lastMs() + SILENCE_MS);
    }
    return next;
  }

  @Override
  public Step<Reports> timer(Reports before, long atMs, Situation last) {
    List<Report> left = new ArrayList<>();
    List<Finding> told = new ArrayList<>();
    for (Report report : before.reports()) {
      if (report.lastMs() + SILENCE_MS <= atMs) {
        told.add(alert(Alert.State.RESOLVED, atMs, report, last));
      } else {
        left.add(report);
      }
    }
    return new Step<>(left.isEmpty() ? Reports.NONE : new Reports(left), told);
  }

  private static AlertFinding alert(
      Alert.State state, long tsMs, Report report, Situation situation) {
    boolean over = state == Alert.State.RESOLVED;
    Episode episode =
        over
            ? Episode.over(report.startedAtMs(), tsMs, report.lastMs())
            : Episode.lasting(report.startedAtMs(), state, tsMs);
    String times = report.count() == 1 ? "once" : report.count() + " times";
    String details =
        situation.telemetry().vehicleId()
            + "'s tracker "
            + (over ? "reported " : "reports ")
            + report.kind().words()
            + ", "
            + times
            + (over ? ", and not again for 10 min." : " so far.");
    return episode.alert(
        report.kind().type(),
        report.kind().severity(),
        situation,
        details,
        Map.of("reports", report.count()));
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(Reports state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public Reports read(ByteReader in, int writtenVersion) {
    return Reports.read(in);
  }
}
