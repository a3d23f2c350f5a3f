package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.Routes;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes and plans that become known only after they have been driven, and drives out of order. */
class RouteNewsTest {
  private static final Duration ALWAYS = Duration.ofDays(-1_000);
  private static final String BOW =
      Routes.ofVan(0, 0, 1_000, 0, 1_000, 500, 3_000, 500, 3_000, 0, 50_000, 0);

  @Test
  void aRouteThatComesLateRepairsWhoHadToTakeItAndNobodyElse() {
    // given
    Reference reference = new Reference().rules("fleet", "{}");
    RepairedRun run = new RepairedRun("van-1", reference).apply(story("van-1", minutes(12)));
    TimelineRun other = new TimelineRun(reference).apply(story("van-2", minutes(12)));
    assertThat(ofRoutes(run.found)).isEmpty();

    // when
    reference.putLate(ReferenceKind.ROUTES, "tour", seconds(-50), BOW, minutes(13));
    List<Telemetry> longer = story("van-1", minutes(14));
    run.apply(longer.subList(720, longer.size())).repair();
    other.apply(story("van-2", minutes(14)).get(800));

    // then
    Reference before =
        new Reference().rules("fleet", "{}").put(ReferenceKind.ROUTES, "tour", seconds(-50), BOW);
    assertThat(run.found.only(OffRoute.class)).hasSize(1);
    assertThat(ofRoutes(run.found))
        .isEqualTo(ofRoutes(new TimelineRun(before).apply(longer).found));
    assertThat(other.state.isMarked()).isFalse();
  }

  @Test
  void aPlanThatComesLateNamesARouteFromItsMomentOn() {
    // given a route that names nobody
    String nobodys = BOW.replace("van-1", "van-9");
    Reference reference = new Reference().put(ReferenceKind.ROUTES, "tour", ALWAYS, nobodys);
    RepairedRun run = new RepairedRun("van-1", reference).apply(story("van-1", minutes(12)));
    assertThat(ofRoutes(run.found)).isEmpty();

    // when
    String plan =
        "{\"vehicle_id\": \"van-1\", \"route_id\": \"tour\", \"stops\": [{\"stop_id\": \"s\"}]}";
    reference.putLate(ReferenceKind.DELIVERY_PLANS, "p-1", seconds(30), plan, minutes(13));
    List<Telemetry> longer = story("van-1", minutes(14));
    run.apply(longer.subList(720, longer.size())).repair();

    // then
    assertThat(run.found.only(OffRoute.class))
        .singleElement()
        .satisfies(episode -> assertThat(episode.planId()).isEqualTo("p-1"));
    Reference before =
        new Reference()
            .put(ReferenceKind.ROUTES, "tour", ALWAYS, nobodys)
            .put(ReferenceKind.DELIVERY_PLANS, "p-1", seconds(30), plan);
    assertThat(ofRoutes(run.found))
        .isEqualTo(ofRoutes(new TimelineRun(before).apply(longer).found));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void daysThatComeOutOfOrderAndTwiceEndWithTheSame(long seed) {
    // given routes along the way and beside it, and stretches of a day held back
    Random random = new Random(seed);
    List<Telemetry> events = DriveStory.of("van-1").ofHours(random).events();
    Reference routes = routes(random);
    RepairedRun undisturbed = new RepairedRun("van-1", routes).apply(events);
    RepairedRun run = new RepairedRun("van-1", routes);
    List<Telemetry> held = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i / 100 % 5 == seed) {
        held.add(events.get(i));
      } else {
        run.apply(events.get(i));
        run.apply(events.get(i));
      }
    }

    // when they are uploaded newest first
    Collections.reverse(held);
    run.apply(held).repair();

    // then
    assertThat(undisturbed.found.only(OffRoute.class)).hasSizeGreaterThan(1);
    assertThat(undisturbed.found.only(RouteRun.class)).hasSizeGreaterThan(4);
    assertThat(inTheEnd(run)).isEqualTo(inTheEnd(undisturbed));
  }

  private static Reference routes(Random random) {
    Reference routes = new Reference();
    for (int route = 0; route < 3; route++) {
      double[] line = new double[60];
      for (int i = 0; i < 30; i++) {
        line[2 * i] = i * 1_500;
        line[2 * i + 1] = random.nextInt(3) == 0 ? 200 + random.nextInt(300) : 0;
      }
      routes.put(ReferenceKind.ROUTES, "r-" + route, ALWAYS, Routes.ofVan(line));
    }
    return routes.delete(ReferenceKind.ROUTES, "r-0", minutes(40));
  }

  private static List<String> inTheEnd(RepairedRun run) {
    return run.found.inTheEnd().stream().map(Object::toString).sorted().toList();
  }

  private static List<Finding> ofRoutes(Findings found) {
    return found.inTheEnd().stream()
        .filter(each -> each instanceof OffRoute || each instanceof RouteRun)
        .toList();
  }

  private static List<Telemetry> story(String vehicleId, Duration time) {
    return DriveStory.of(vehicleId).drive(36, time).events();
  }
}
