package io.fleet.stream.timeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
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
import io.fleet.stream.rule.hours.HoursRule;
import io.fleet.stream.rule.hours.HoursTerms;
import io.fleet.stream.rule.hours.HoursText;
import io.fleet.stream.rule.hours.Stage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTimelineTest {
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

  @Test
  void warnsThirtyAndFifteenMinutesAheadThenTellsAndResolvesWithTheBreak() {
    // given
    long startMs = DutyStory.ms(SIX, "UTC");
    DriverRun run = eu();

    // when driving is told every 30 s for 4 h 40 min, then there is a break of 45 min
    for (long ms = 0; ms < 280 * MINUTE_MS; ms += 30_000) {
      run.apply(driving(startMs, ms, true));
    }
    run.apply(driving(startMs, 280 * MINUTE_MS, false));
    run.silence(44 * MINUTE_MS).silence(45 * MINUTE_MS);

    // then
    List<HoursEpisode> versions =
        run.found.told.stream()
            .map(Findings.Told::finding)
            .filter(HoursEpisode.class::isInstance)
            .map(HoursEpisode.class::cast)
            .toList();
    assertThat(versions)
        .extracting(HoursEpisode::stage)
        .containsExactly(Stage.WARNED_30, Stage.WARNED_15, Stage.EXCEEDED, Stage.EXCEEDED);
    assertThat(versions)
        .extracting(e -> (e.tsMs() - startMs) / MINUTE_MS)
        .containsExactly(240L, 255L, 270L, 325L);
    assertThat(versions).extracting(HoursEpisode::severity).containsExactly(1, 2, 3, 3);
    assertThat(versions.get(3).state()).isEqualTo(Alert.State.RESOLVED);
    assertThat(HoursText.details(versions.get(3)))
        .contains("4 h 40 min of 4 h 30 min")
        .contains("Regulation (EC) 561/2006 Art. 7")
        .endsWith("advisory, no tachograph or ELD record.");
    assertThat(versions).extracting(HoursEpisode::alertId).containsOnly(versions.get(0).alertId());
  }

  @Test
  void aWarningComesOnTheSecondThoughNothingIsHeardThen() {
    // given driving told up to 20 s before the first warning
    long startMs = DutyStory.ms(SIX, "UTC");
    DriverRun run = eu().apply(driving(startMs, 4 * HOUR_MS - 20_000, true));

    // then
    assertThat(run.episodes()).isEmpty();
    assertThat(run.sleepsUntilMs(0)).isEqualTo(20_000);

    // when
    run.silence(20_000);

    // then
    assertThat(run.episodes())
        .singleElement()
        .extracting(HoursEpisode::tsMs)
        .isEqualTo(startMs + 4 * HOUR_MS);

    // when it turns out that the vehicle had stopped before
    run.apply(driving(startMs, 4 * HOUR_MS - 10_000, false));

    // then
    assertThat(run.episodes()).isEmpty();
  }

  @Test
  void drivingIsNotGuessedForLongerThanAMinute() {
    // given
    long startMs = DutyStory.ms(SIX, "UTC");
    DriverRun run = eu().apply(driving(startMs, 4 * HOUR_MS - 2 * MINUTE_MS, true));

    // when
    run.silence(2 * HOUR_MS);

    // then
    assertThat(run.sleepsUntilMs(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(run.episodes()).isEmpty();
  }

  @Test
  void aMorningThatArrivesInTheEveningOpensTheAfternoonsAlert() {
    // given a morning in one vehicle and an afternoon in another
    DutyStory day = DutyStory.at(SIX).tells("drive 2:00, in van-2, drive 3:00");
    DutySegment morning = day.segments().get(0);
    DriverRun run = eu().apply(day.segments().get(1));
    assertThat(run.violations()).isEmpty();

    // when
    run.apply(morning);

    // then
    assertThat(run.violations()).containsExactly("unbroken_driving");
    assertThat(run.episodes().get(0).drivenVehicleId()).isEqualTo("van-2");

    // when it turns out that somebody else drove in the morning
    run.withdraw(morning);

    // then
    assertThat(run.violations()).isEmpty();
    assertThat(run.days()).singleElement().extracting(DriverDay::drivingMs).isEqualTo(3 * HOUR_MS);
  }

  @Test
  void aBreakThatArrivesInTheEveningWithdrawsTheAlert() {
    // given 5 h in which a break was not known of
    DutyStory day = DutyStory.at(SIX).tells("drive 3:00, work 0:50, drive 3:00");
    DriverRun run = eu().apply(day);
    assertThat(run.violations()).containsExactly("unbroken_driving");

    // when the segment of work becomes one of rest
    DutySegment work = day.segments().get(1);
    run.withdraw(work);
    run.apply(
        new DutySegment(
            "van-1", DutyStory.DRIVER, DutyKind.REST, work.startedAtMs(), work.endedAtMs(), false));

    // then
    assertThat(run.violations()).isEmpty();
  }

  @Test
  void breaksOfTheDriversOwnWordCountAndStandingIsAssumed() {
    // given
    DutyStory day = DutyStory.at(SIX).tells("drive 4:30, stand 0:45, drive 4:31");
    DriverRun assumed = eu().apply(day);
    DriverRun told = eu().apply(day);
    long noon = DutyStory.ms("2026-03-02T10:30", "UTC");

    // when
    told.say("break_start", noon).say("break_end", noon + 45 * MINUTE_MS);

    // then
    assertThat(assumed.days().get(0).assumedBreakMs()).isEqualTo(45 * MINUTE_MS);
    assertThat(told.days().get(0).breakMs()).isEqualTo(45 * MINUTE_MS);
    assertThat(HoursText.details(last(assumed))).contains("a break was assumed");
    assertThat(HoursText.details(last(told))).doesNotContain("assumed");
    assertThat(HoursText.data(last(told))).containsEntry("assumed_breaks", false);
  }

  private static HoursEpisode last(DriverRun run) {
    List<HoursEpisode> unbroken =
        run.episodes().stream().filter(e -> e.rule() == HoursRule.UNBROKEN).toList();
    return unbroken.get(unbroken.size() - 1);
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
  void drivingThatGoesOnBehindWhatIsKnownIsJudgedToo() {
    // given the evening is known of before the day is told bit by bit
    long startMs = DutyStory.ms(SIX, "UTC");
    DriverRun run = eu().say("break_start", startMs + 12 * HOUR_MS);

    // when
    for (long ms = 0; ms <= 271 * MINUTE_MS; ms += 30_000) {
      run.apply(driving(startMs, ms, true));
    }

    // then
    assertThat(run.violations()).containsExactly("unbroken_driving");
  }

  @Test
  void twoDriversOfOneVehicleDoNotAddUp() {
    // given each drove three hours; the other's segments are not this driver's
    DriverRun run = eu().apply(DutyStory.at(SIX).tells("drive 3:00, wait 3:00, drive 1:29"));

    // then
    assertThat(run.violations()).isEmpty();
    assertThat(run.days().get(0).availableMs()).isEqualTo(3 * HOUR_MS);
  }

  @Test
  void twoVehiclesAtOnceAreCountedOnce() {
    // given
    long startMs = DutyStory.ms(SIX, "UTC");
    DutySegment other =
        new DutySegment(
            "van-2", DutyStory.DRIVER, DutyKind.DRIVING, startMs, startMs + 4 * HOUR_MS, false);

    // when
    DriverRun run = eu().apply(driving(startMs, 4 * HOUR_MS, false)).apply(other);

    // then
    assertThat(run.days()).singleElement().extracting(DriverDay::drivingMs).isEqualTo(4 * HOUR_MS);
    assertThat(run.violations()).isEmpty();
  }

  @Test
  void aProfileJudgesWhileItIsInForceWithWhatWasBefore() {
    // given the van's rules until ten, the regulation's from then on
    long tenMs = DutyStory.ms("2026-03-02T10:00", "UTC");
    ZoneId zone = ZoneId.of("UTC");
    HoursTerms before = new HoursTerms(HoursProfile.VAN, zone, Long.MIN_VALUE, tenMs);
    HoursTerms after = new HoursTerms(HoursProfile.EU561, zone, tenMs, Long.MAX_VALUE);
    DriverRun run = new DriverRun((driver, timeMs) -> timeMs < tenMs ? before : after);

    // when 35 min of break were enough for the one and not for the other
    run.apply(DutyStory.at(SIX).tells("drive 3:20, rest 0:35, drive 1:11"));

    // then
    assertThat(run.violations()).containsExactly("unbroken_driving");
    assertThat(run.episodes().get(0).profile()).isEqualTo(HoursProfile.EU561);
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
