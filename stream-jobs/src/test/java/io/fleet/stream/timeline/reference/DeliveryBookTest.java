package io.fleet.stream.timeline.reference;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.DeliveryWork;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Plans and scans in force, by vehicle and moment. */
class DeliveryBookTest {
  private final Reference reference = new Reference();

  private static String body(String vehicleId, String... stopIds) {
    return "{\"vehicle_id\":\"%s\",\"stops\":[{\"stop_id\":\"%s\"}]}"
        .formatted(vehicleId, String.join("\"},{\"stop_id\":\"", stopIds));
  }

  private SettingsInForce at(String vehicleId, Duration time) {
    return reference.data.at(vehicleId, null, DriveStory.at(time));
  }

  private DeliveryWork work(String vehicleId, Duration time) {
    return at(vehicleId, time).settings().deliveries();
  }

  @Test
  void aPlanHoldsFromItsVersionOnUntilAnHourAfterItsEnd() {
    // given
    reference.put(ReferenceKind.DELIVERY_PLANS, "p", minutes(10), body("van-1", "a"));

    // then
    assertThat(work("van-1", minutes(9)).isEmpty()).isTrue();
    assertThat(at("van-1", minutes(9)).toMs()).isEqualTo(DriveStory.at(minutes(10)));
    assertThat(work("van-1", minutes(10)).plans()).hasSize(1);
    assertThat(at("van-1", minutes(10)).toMs()).isEqualTo(DriveStory.at(minutes(10).plusHours(25)));
    assertThat(work("van-1", minutes(10).plusHours(25)).isEmpty()).isTrue();
    assertThat(work("van-2", minutes(10))).isSameAs(DeliveryWork.NONE);
  }

  @Test
  void aNewVersionIsTheSamePlanAndOneOfAnotherVehicleIsNot() {
    // given
    reference
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), body("van-1", "a"))
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(5), body("van-1", "a", "b"))
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(10), body("van-2", "a", "b"))
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(15), body("van-1", "a"));

    // then
    DeliveryPlan changed = work("van-1", minutes(6)).plan("p");
    assertThat(changed.sinceMs()).isEqualTo(DriveStory.at(minutes(0)));
    assertThat(changed.stops()).hasSize(2);
    assertThat(work("van-1", minutes(11)).isEmpty()).isTrue();
    assertThat(work("van-2", minutes(11)).plan("p").sinceMs())
        .isEqualTo(DriveStory.at(minutes(10)));
    assertThat(work("van-1", minutes(16)).plan("p").sinceMs())
        .isEqualTo(DriveStory.at(minutes(15)));
  }

  @Test
  void aVersionThatComesLateIsNewsForWhoeverHadThePlanAndWhoeverGetsIt() {
    // given
    reference.put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), body("van-1", "a"));
    long seen = reference.data.news().count();

    // when
    reference.putLate(
        ReferenceKind.DELIVERY_PLANS, "p", minutes(5), body("van-2", "a"), minutes(60));

    // then
    News news = reference.data.news();
    assertThat(news.earliestAfter(seen, "van-1", new Whereabouts(null), scan -> false))
        .isEqualTo(DriveStory.at(minutes(5)));
    assertThat(news.earliestAfter(seen, "van-2", new Whereabouts(null), scan -> false))
        .isEqualTo(DriveStory.at(minutes(5)));
    assertThat(news.earliestAfter(seen, "van-3", new Whereabouts(null), scan -> false))
        .isEqualTo(News.NOTHING);
  }

  @Test
  void scansHoldFromTheirOwnTimesWhateverTheOrderInWhichTheyComeAndOnce() {
    // given
    reference
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), body("van-1", "a"))
        .scan("a", "delivered", minutes(6))
        .scan("a", "arrived", minutes(4))
        .scan("a", "arrived", minutes(4))
        .scan("a", "of its own", minutes(5))
        .scan("a", "arrived", minutes(-9));

    // then
    assertThat(work("van-1", minutes(3)).scans()).isEmpty();
    assertThat(at("van-1", minutes(3)).toMs()).isEqualTo(DriveStory.at(minutes(4)));
    assertThat(work("van-1", minutes(5)).scans()).hasSize(1);
    assertThat(work("van-1", minutes(7)).scans())
        .extracting(scan -> scan.eventType())
        .containsExactly("arrived", "delivered");
  }

  @Test
  void whatIsWrittenAgainIsNoNewsAndWhatEndedLongAgoIsForgotten() {
    // given
    reference.put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), body("van-1", "a"));
    long changes = reference.data.changes();

    // when
    reference.put(ReferenceKind.DELIVERY_PLANS, "p", minutes(0), body("van-1", "a"));

    // then
    assertThat(reference.data.changes()).isEqualTo(changes);

    // when
    Duration later = Duration.ofDays(40);
    reference.put(ReferenceKind.DELIVERY_PLANS, "q", later, body("van-1", "a"));

    // then
    assertThat(work("van-1", minutes(5)).isEmpty()).isTrue();
    assertThat(work("van-1", later).plan("q")).isNotNull();
  }
}
