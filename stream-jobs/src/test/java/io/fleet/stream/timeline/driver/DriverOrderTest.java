package io.fleet.stream.timeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteWriter;
import io.fleet.stream.fixture.DriverRun;
import io.fleet.stream.fixture.DutyStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.hours.DriverDay;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.rule.hours.HoursProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order of arrival, days, and what is forgotten. */
class DriverOrderTest {
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final String SIX = "2026-03-02T06:00";

  private static DriverRun eu() {
    return DriverRun.under(HoursProfile.EU561, "Europe/Berlin");
  }

  private static DutySegment driving(long startMs, long lengthMs, boolean open) {
    return new DutySegment(
        "van-1", DutyStory.DRIVER, DutyKind.DRIVING, startMs, startMs + lengthMs, open);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a night over midnight, 2026-03-02T22:00, 2026-03-02 2:00 2026-03-03 2:00",
    "spring forward, 2026-03-28T22:00, 2026-03-28 2:00 2026-03-29 2:00",
    "fall back, 2026-10-24T22:00, 2026-10-24 2:00 2026-10-25 2:00"
  })
  void daysAreThoseOfTheDriversOwnClock(String name, String start, String expected) {
    // when
    List<DriverDay> days =
        eu().apply(DutyStory.at(start, "Europe/Berlin").tells("drive 4:00")).days();

    // then
    StringBuilder told = new StringBuilder();
    for (DriverDay day : days) {
      told.append(java.time.LocalDate.ofEpochDay(day.epochDay()))
          .append(' ')
          .append(day.drivingMs() / HOUR_MS)
          .append(":00 ");
    }
    assertThat(told.toString().strip()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} has {1} h")
  @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-03-02, 24"})
  void aDayAddsUpToItsLength(String date, int hours) {
    // given driving before, on and after it
    DutyStory story =
        DutyStory.at(date + "T00:00", "Europe/Berlin")
            .tells(
                "drive 4:00, rest 0:45, work 1:15, wait 1:00, stand 0:30, drive 0:30, rest 24:00")
            .tells("drive 0:10");

    // when
    DriverDay day = eu().apply(story).days().get(0);

    // then
    assertThat(
            day.drivingMs()
                + day.workMs()
                + day.availableMs()
                + day.breakMs()
                + day.assumedBreakMs()
                + day.restMs())
        .isEqualTo(hours * HOUR_MS);
  }

  @Test
  void anyOrderOfArrivalGivesTheSame() {
    // given two weeks in three vehicles, with older versions of some segments
    DutyStory story = DutyStory.at(SIX);
    for (int day = 0; day < 12; day++) {
      story.tells("in van-" + day % 3 + ", drive 2:20, rest 0:15, drive 2:20, in van-9, rest 0:30");
      story.tells("drive 4:40, stand 0:20, work 1:00, drive 0:30, stand 12:05");
    }
    List<Object[]> inputs = new ArrayList<>();
    long version = 1;
    for (DutySegment segment : story.segments()) {
      DutySegment sooner =
          new DutySegment(
              segment.vehicleId(),
              segment.driverId(),
              segment.kind(),
              segment.startedAtMs(),
              segment.startedAtMs() + 60_000,
              true);
      inputs.add(new Object[] {sooner, version++, false});
      inputs.add(new Object[] {segment, version++, false});
    }
    DutySegment never = driving(DutyStory.ms("2026-03-04T18:30", "UTC"), 5 * HOUR_MS, false);
    inputs.add(new Object[] {never, version++, false});
    inputs.add(new Object[] {never, version++, true});
    HashSet<Finding> expected = inTheEnd(inputs);
    assertThat(expected.stream().filter(HoursEpisode.class::isInstance)).hasSizeGreaterThan(20);

    for (int seed = 0; seed < 12; seed++) {
      // when
      List<Object[]> shuffled = new ArrayList<>(inputs);
      Collections.shuffle(shuffled, new Random(seed));

      // then
      assertThat(inTheEnd(shuffled)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static HashSet<Finding> inTheEnd(List<Object[]> inputs) {
    DriverRun run = eu();
    for (Object[] input : inputs) {
      run.apply((DutySegment) input[0], (Long) input[1], (Boolean) input[2]);
      run.restore();
    }
    return new HashSet<>(run.found.inTheEnd());
  }

  @Test
  void twoMonthsLeaveNoMoreThanSeventeenDaysAndWhatWasToldStands() {
    // given
    DutyStory story = DutyStory.at(SIX);
    for (int day = 0; day < 60; day++) {
      story.times(8, "drive 0:35, work 0:10").tells("drive 3:00, stand 15:00");
    }

    // when
    DriverRun run = eu().apply(story);
    ByteWriter out = new ByteWriter(64);
    DriverStateCodec.write(run.state, out);

    // then
    assertThat(run.state.size()).isBetween(15 * 17, 19 * 18);
    assertThat(out.length() / run.state.size()).isLessThan(40);
    assertThat(run.found.told.stream().noneMatch(Findings.Told::withdrawn)).isTrue();
    assertThat(run.days()).hasSizeBetween(60, 62);

    // when something of the first day arrives
    run.apply(driving(DutyStory.ms(SIX, "UTC"), HOUR_MS, false));

    // then
    assertThat(run.state.forgotten()).isEqualTo(1);
  }
}
