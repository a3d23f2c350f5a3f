package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.stream.fixture.DriverRun;
import io.fleet.stream.fixture.DutyStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.hours.HoursProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is found about drivers, written as rows and read back from the real engine. */
class DriverRowsRoundTripTest {
  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();
  private final RowBinaryWriter writer = new RowBinaryWriter();

  @Test
  void aDayOverMidnightWithWhatWasExceededOnIt() throws Exception {
    // given a drive over midnight in Berlin, too long, and a break a minute too short
    DriverRun run = DriverRun.under(HoursProfile.EU561, "Europe/Berlin");
    run.apply(
        DutyStory.at("2026-06-01T20:00", "Europe/Berlin")
            .tells("drive 4:45, rest 0:44, work 0:06, drive 0:10"));

    // when
    for (Findings.Told told : run.found.told) {
      engine.insert(DriverRows.encode(told.finding(), told.version(), told.withdrawn(), writer));
    }

    // then
    assertThat(
            engine.ask(
                "SELECT driver_id, day, zone, profile, day_started_at, driving_s, work_s, break_s,"
                    + " first_at, last_at, violations FROM fleet.driver_days_current ORDER BY day"))
        .isEqualTo(
            "anna\t2026-06-01\tEurope/Berlin\teu561\t2026-05-31 22:00:00.000\t14400\t0\t0"
                + "\t2026-06-01 18:00:00.000\t2026-06-01 22:00:00.000\t0\n"
                + "anna\t2026-06-02\tEurope/Berlin\teu561\t2026-06-01 22:00:00.000\t3300\t360\t2640"
                + "\t2026-06-01 22:00:00.000\t2026-06-01 23:45:00.000\t2");
    assertThat(
            engine.ask(
                "SELECT rule, vehicle_id, day, started_at, exceeded_at, used_s, limit_s,"
                    + " assumed_breaks FROM fleet.hours_violations_current"))
        .isEqualTo(
            "unbroken_driving\tvan-1\t2026-06-02\t2026-06-01 22:00:00.000\t2026-06-01 22:30:00.000"
                + "\t17100\t16200\tfalse");
    assertThat(
            engine.ask(
                "SELECT driver_id, day, resumed_at, break_s, due_s FROM"
                    + " fleet.break_violations_current"))
        .isEqualTo("anna\t2026-06-02\t2026-06-01 23:35:00.000\t2640\t2700");
  }

  @Test
  void segmentsAndOneThatNeverWas() throws Exception {
    // given
    long startMs = DutyStory.ms("2026-06-01T06:00", "UTC");
    DutySegment open = new DutySegment("v", "bert", DutyKind.DRIVING, startMs, startMs + 1, true);
    DutySegment closed =
        new DutySegment("v", "bert", DutyKind.DRIVING, startMs, startMs + 90_500, false);
    DutySegment never =
        new DutySegment("v", "bert", DutyKind.WORK, startMs + 90_500, startMs + 95_000, false);

    // when
    engine.insert(DriverRows.encode(closed, 9, false, writer));
    engine.insert(DriverRows.encode(open, 8, false, writer));
    engine.insert(DriverRows.encode(never, 9, false, writer));
    engine.insert(DriverRows.encode(never, 10, true, writer));

    // then
    assertThat(
            engine.ask(
                "SELECT toString(segment_id), vehicle_id, kind, state, started_at, duration_s,"
                    + " version FROM fleet.duty_segments_current WHERE driver_id = 'bert'"))
        .isEqualTo(open.segmentId() + "\tv\tdriving\tclosed\t2026-06-01 06:00:00.000\t90.5\t9");
  }
}
