package io.fleet.stream.recompute;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.recompute.Difference.Change;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.timeline.VehicleTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final String VAN = "van";
  private static final Duration LONG_SILENT = Duration.ofHours(30);
  private static final String STRICT = "{\"overspeed\":{\"limit_kmph\":60}}";
  private static final String LAX = "{\"overspeed\":{\"limit_kmph\":100}}";

  /** Eight errands of half an hour, in each 75 km/h for a minute; in the last it stays so. */
  private static final List<Telemetry> DAY = day();

  private static List<Telemetry> day() {
    DriveStory story =
        DriveStory.of(VAN)
            .saying(b -> b.set(TelemetryField.IGNITION, true).driverId("anna"))
            .stand(minutes(1));
    for (int errand = 0; errand < 8; errand++) {
      story.drive(45, minutes(8)).drive(75, minutes(1));
      if (errand < 7) {
        story.drive(45, minutes(8)).stand(minutes(13));
      }
    }
    return story.events();
  }

  private static Reference inForce() {
    return new Reference().rules("fleet", "{\"overspeed\":{\"limit_kmph\":80}}");
  }

  private static VehicleTimeline timeline(Reference reference) {
    return new VehicleTimeline(StandardRules.book(), reference.data, reference.logins);
  }

  private static Stretch stretch(Duration from, Duration silent) {
    long latestMs = DAY.get(DAY.size() - 1).timestampMs();
    return new Stretch(VAN, DriveStory.at(from), latestMs, latestMs, silent.toMillis());
  }

  private static List<Difference> withTheSame(RepairedRun run, Stretch stretch) throws Exception {
    return new Comparison(run.stored, timeline(inForce()), null).of(stretch);
  }

  private static List<Difference> with(String rules, Duration from, RepairedRun run)
      throws Exception {
    Reference proposed = inForce().rules("fleet", from, rules);
    return new Comparison(run.stored, timeline(proposed), timeline(inForce()))
        .of(stretch(from, seconds(1)));
  }

  private static List<OverspeedEpisode> episodes(List<Difference> found, Change change) {
    return found.stream()
        .filter(each -> each.change() == change)
        .map(Difference::finding)
        .filter(OverspeedEpisode.class::isInstance)
        .map(OverspeedEpisode.class::cast)
        .toList();
  }

  @Test
  void unchangedRulesChangeNothing() throws Exception {
    // given
    RepairedRun run = new RepairedRun(VAN, inForce()).apply(DAY);

    // when
    List<Difference> found = withTheSame(run, stretch(Duration.ZERO, seconds(1)));

    // then
    assertThat(found).isEmpty();
    assertThat(run.stored.eventsRead).isPositive();
  }

  @Test
  void unchangedRulesChangeNothingOfAVehicleThatIsSilentForLong() throws Exception {
    // given what time alone has ended is stored
    RepairedRun run = new RepairedRun(VAN, inForce()).apply(DAY);
    long latestMs = DAY.get(DAY.size() - 1).timestampMs();
    run.timeline.shrink(
        run.state, latestMs + LONG_SILENT.toMillis(), Long.MAX_VALUE / 2, run.stored);

    // when then
    assertThat(withTheSame(run, stretch(Duration.ZERO, LONG_SILENT))).isEmpty();
  }

  @Test
  void rulesThatSayTheSameAgainChangeNothing() throws Exception {
    // given
    RepairedRun run = new RepairedRun(VAN, inForce()).apply(DAY);

    // when then
    assertThat(with("{\"overspeed\":{\"limit_kmph\":80}}", minutes(35), run)).isEmpty();
  }

  @Test
  void stricterLimitMakesTheEpisodesThatWereBelowTheOldOne() throws Exception {
    // given
    RepairedRun run = new RepairedRun(VAN, inForce()).apply(DAY);

    // when
    List<Difference> found = with(STRICT, minutes(35), run);

    // then the first of eight lies before
    assertThat(episodes(found, Change.NEW))
        .hasSize(7)
        .allMatch(episode -> episode.limitCkmph() == 6_000)
        .filteredOn(OverspeedEpisode::open)
        .hasSize(1);
    assertThat(episodes(found, Change.CHANGED)).isEmpty();
    assertThat(episodes(found, Change.GONE)).isEmpty();
  }

  @Test
  void episodesThatAreJudgedByAnotherLimitAreChanged() throws Exception {
    // given
    RepairedRun run = new RepairedRun(VAN, new Reference().rules("fleet", STRICT)).apply(DAY);

    // when
    Reference stricter =
        new Reference()
            .rules("fleet", STRICT)
            .rules("fleet", minutes(35), "{\"overspeed\":{\"limit_kmph\":50}}");
    List<Difference> found =
        new Comparison(
                run.stored, timeline(stricter), timeline(new Reference().rules("fleet", STRICT)))
            .of(stretch(minutes(35), seconds(1)));

    // then the last, which is not over, is among them
    assertThat(episodes(found, Change.CHANGED))
        .hasSize(7)
        .allMatch(episode -> episode.limitCkmph() == 5_000);
    assertThat(episodes(found, Change.NEW)).isEmpty();
  }

  @Test
  void laxerLimitTakesEpisodesBackAndTheLastOneThatIsNotOver() throws Exception {
    // given
    Reference strict = new Reference().rules("fleet", STRICT);
    RepairedRun run = new RepairedRun(VAN, strict).apply(DAY);

    // when
    Reference lax = new Reference().rules("fleet", STRICT).rules("fleet", minutes(35), LAX);
    List<Difference> found =
        new Comparison(run.stored, timeline(lax), timeline(new Reference().rules("fleet", STRICT)))
            .of(stretch(minutes(35), seconds(1)));

    // then
    assertThat(episodes(found, Change.GONE)).hasSize(7);
    assertThat(episodes(found, Change.NEW)).isEmpty();
  }

  @Test
  void whatIsForeseenIsWhatTheRepairTells() throws Exception {
    // given
    Reference reference = inForce();
    RepairedRun run = new RepairedRun(VAN, reference).apply(DAY.subList(0, DAY.size() - 1));
    List<String> foreseen = ids(with(STRICT, minutes(35), run));

    // when
    int toldBefore = run.found.told.size();
    reference.rules("fleet", minutes(35), STRICT);
    run.apply(DAY.get(DAY.size() - 1));
    run.repair();

    // then
    List<String> told =
        run.found.told.subList(toldBefore, run.found.told.size()).stream()
            .map(each -> each.finding().id())
            .distinct()
            .sorted()
            .toList();
    assertThat(foreseen).hasSizeGreaterThan(14);
    assertThat(told).containsAll(foreseen);
    assertThat(told).filteredOn(id -> !foreseen.contains(id)).hasSizeLessThan(6);
  }

  private static List<String> ids(List<Difference> found) {
    List<String> ids = new ArrayList<>();
    found.forEach(each -> ids.add(each.finding().id()));
    return ids.stream().distinct().sorted().toList();
  }

  @Test
  void rulesOfAnotherReleaseAreHeldAgainstWhatIsStored() throws Exception {
    // given told by rules that knew another limit, as a release before might have had built in
    RepairedRun run = new RepairedRun(VAN, new Reference().rules("fleet", STRICT)).apply(DAY);

    // when
    List<Difference> found = withTheSame(run, stretch(Duration.ZERO, seconds(1)));

    // then what is not over is left to the live timeline
    assertThat(episodes(found, Change.GONE)).hasSize(7);
    assertThat(found)
        .filteredOn(each -> each.change() == Change.GONE)
        .extracting(Difference::finding)
        .filteredOn(f -> f instanceof AlertFinding a && a.alertType().equals("overspeed"))
        .hasSize(7);
    assertThat(found)
        .extracting(Difference::finding)
        .extracting(Finding::id)
        .doesNotHaveDuplicates();
  }
}
