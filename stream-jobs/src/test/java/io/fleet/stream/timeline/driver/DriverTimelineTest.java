package io.fleet.stream.timeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.stream.fixture.DriverRun;
import io.fleet.stream.fixture.DutyStory;
import io.fleet.stream.fixture.Findings;
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
import java.util.List;
import org.junit.jupiter.api.Test;

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
  void aNameThatManyVehiclesUseAtOnceIsNobodys() {
    // given eight vehicles that name the driver for five hours
    long startMs = DutyStory.ms(SIX, "UTC");
    DriverRun run = eu();
    for (int van = 0; van < 8; van++) {
      run.apply(drivingOf("van-" + van, startMs + van, 5 * HOUR_MS));
    }
    assertThat(run.violations()).isNotEmpty();
    assertThat(run.state.isSharedName()).isFalse();

    // when another does, and ten thousand more
    run.apply(drivingOf("van-8", startMs + HOUR_MS, HOUR_MS));
    for (int van = 9; van < 10_000; van++) {
      run.apply(drivingOf("van-" + van, startMs + van, HOUR_MS));
    }

    // then it is nobody's: nothing holds, nothing is kept, nobody waits
    assertThat(run.state.isSharedName()).isTrue();
    assertThat(run.episodes()).isEmpty();
    assertThat(run.days()).isEmpty();
    assertThat(run.restore().state.size()).isZero();
    assertThat(run.sleepsUntilMs(0)).isEqualTo(Long.MAX_VALUE);

    // when it is used once more after all that has been forgotten
    run.apply(drivingOf("van-1", startMs + 20 * 24 * HOUR_MS, 5 * HOUR_MS));

    // then somebody may have that name
    assertThat(run.state.isSharedName()).isFalse();
    assertThat(run.state.size()).isOne();
  }

  private static DutySegment drivingOf(String vehicle, long startMs, long lengthMs) {
    return new DutySegment(
        vehicle, DutyStory.DRIVER, DutyKind.DRIVING, startMs, startMs + lengthMs, false);
  }

  @Test
  void whoChangesVehiclesAllDayIsSomebody() {
    // given a driver who moves forty vans, one after the other, and forgets to log out of two
    long startMs = DutyStory.ms(SIX, "UTC");
    DriverRun run = eu();

    // when
    for (int van = 0; van < 40; van++) {
      run.apply(drivingOf("van-" + van, startMs + van * 10 * MINUTE_MS, 9 * MINUTE_MS));
    }
    run.apply(drivingOf("left-1", startMs, 6 * HOUR_MS));
    run.apply(drivingOf("left-2", startMs, 6 * HOUR_MS));

    // then
    assertThat(run.state.isSharedName()).isFalse();
    assertThat(run.state.size()).isEqualTo(42);
  }
}
