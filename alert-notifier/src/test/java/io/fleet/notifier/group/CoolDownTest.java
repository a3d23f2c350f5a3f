package io.fleet.notifier.group;

import static io.fleet.notifier.group.Told.MINUTE;
import static io.fleet.notifier.group.Told.START;
import static io.fleet.notifier.group.Told.event;
import static io.fleet.notifier.group.Told.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.notifier.endpoint.Grouping;
import io.fleet.notifier.endpoint.Grouping.FoldBy;
import io.fleet.notifier.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoolDownTest {
  private static final String OPENED = "vehicle.overspeed.opened";
  private static final String RESOLVED = "vehicle.overspeed.resolved";
  private static final long END = START + 10 * MINUTE;

  private final Grouper grouper = tenMinutes(FoldBy.VEHICLE);

  private static Grouper tenMinutes(FoldBy by) {
    Grouping asked = new Grouping(Duration.ofMinutes(10), by, null);
    return Grouper.of(asked, e -> e.scope().vehicleId().startsWith("van") ? "vans" : null)
        .orElseThrow();
  }

  @Test
  void theFirstGoesAtOnceAndWhatFollowsIsHeldToTheEnd() {
    assertThat(grouper.heldUntilMs(event(OPENED, "van-1", "a", 1), START)).isZero();
    assertThat(grouper.heldUntilMs(event(OPENED, "van-1", "b", 1), START + MINUTE)).isEqualTo(END);
    assertThat(grouper.heldUntilMs(event(OPENED, "van-1", "c", 1), END - 1)).isEqualTo(END);
    assertThat(grouper.heldUntilMs(event(OPENED, "van-1", "d", 1), END)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "vehicle.idling.opened,   van-1, 2, VEHICLE, another rule",
    "vehicle.overspeed.opened,van-2, 2, VEHICLE, another vehicle",
    "vehicle.overspeed.opened,car-1, 2, GROUP,   a vehicle of no group",
    "vehicle.overspeed.opened,van-1, 4, VEHICLE, critical",
    "endpoint.disabled,       van-1, 1, VEHICLE, of the endpoint"
  })
  void othersAreNotHeld(String type, String vehicle, int severity, FoldBy by, String what) {
    // given
    Grouper grouper = tenMinutes(by);
    grouper.heldUntilMs(event(OPENED, "van-1", "a", 1), START);

    // when
    long until = grouper.heldUntilMs(event(type, vehicle, "b", 1, severity, "{}"), START + 1);

    // then
    assertThat(until).as(what).isZero();
  }

  @Test
  void byGroupAVanIsFoldedWithAnotherVan() {
    // given
    Grouper byGroup = tenMinutes(FoldBy.GROUP);
    byGroup.heldUntilMs(event(OPENED, "van-1", "a", 1), START);

    // then
    assertThat(byGroup.heldUntilMs(event(OPENED, "van-2", "b", 1), START + 1)).isEqualTo(END);
  }

  @Test
  void aCriticalOneBeginsNoCoolDown() {
    // given
    grouper.heldUntilMs(event("vehicle.sos.opened", "van-1", "a", 1, 4, "{}"), START);

    // then
    assertThat(grouper.heldUntilMs(event("vehicle.sos.opened", "van-1", "b", 1), START)).isZero();
  }

  @Test
  void theEndOfWhatWasSentGoesAtOnce() {
    // given
    grouper.heldUntilMs(event(OPENED, "van-1", "a", 1), START);
    grouper.heldUntilMs(event("vehicle.overspeed.updated", "van-1", "a", 2), START + 1);

    // then
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "a", 3), START + 2)).isZero();
  }

  @Test
  void theEndOfWhatIsHeldIsFoldedWithItsBeginning() {
    // given
    grouper.heldUntilMs(event(OPENED, "van-1", "a", 1), START);
    grouper.heldUntilMs(event(OPENED, "van-1", "b", 1), START);

    // then
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "b", 2), START + 1)).isEqualTo(END);
  }

  @Test
  void theEndOfWhatAFoldHasNamedGoesAtOnce() {
    // given
    grouper.heldUntilMs(event(OPENED, "van-1", "a", 1), START);
    Event opened = event(OPENED, "van-1", "b", 1);
    grouper.heldUntilMs(opened, START);
    grouper.merge(List.of(held(opened)));

    // then
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "b", 2), END - 1)).isZero();
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "b", 2), END + 1)).isZero();
  }

  @Test
  void theEndOfWhatAFoldHasNotNamedIsFoldedToo() {
    // given
    List<Held> storm = new ArrayList<>();
    grouper.heldUntilMs(event(OPENED, "van-1", "first", 1), START);
    for (int i = 0; i < 60; i++) {
      Event opened = event(OPENED, "van-1", "storm-%02d".formatted(i), 1);
      grouper.heldUntilMs(opened, START);
      storm.add(held(opened));
    }
    grouper.merge(storm);

    // then
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "storm-49", 2), END)).isZero();
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "storm-50", 2), END))
        .isEqualTo(END + 10 * MINUTE);
  }

  @Test
  void afterARestartTheEndOfWhatIsNotKnownGoesAtOnce() {
    assertThat(grouper.heldUntilMs(event(RESOLVED, "van-1", "a", 2), START)).isZero();
    assertThat(grouper.heldUntilMs(event(OPENED, "van-1", "b", 1), START))
        .as("and begins no cool-down")
        .isZero();
  }

  @Test
  void aFoldTellsCountTimesSeverityAndTheNewestVersions() throws IOException {
    // given
    List<Held> members =
        List.of(
            held(event(RESOLVED, "van-1", "b", 2)),
            held(event(OPENED, "van-1", "b", 1)),
            held(event(OPENED, "van-1", "c", 3, 3, "{}")));

    // when
    List<Merged> merged = grouper.merge(members);

    // then
    assertThat(merged).hasSize(1);
    Event fold = merged.get(0).event();
    assertThat(fold.type()).isEqualTo("vehicle.overspeed.folded");
    assertThat(fold.severity()).isEqualTo(3);
    assertThat(fold.scope().vehicleId()).isEqualTo("van-1");
    assertThat(new ObjectMapper().readTree(fold.data()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"details":"3 more messages of vehicle.overspeed of van-1","count":3,
                     "first_at":"2026-03-01T00:00:00.001Z","last_at":"2026-03-01T00:00:00.003Z",
                     "severity":3,"vehicle_id":"van-1","rule":"vehicle.overspeed","subjects":2,
                     "named":[
                       {"id":"b","version":2,"state":"resolved","vehicle_id":"van-1"},
                       {"id":"c","version":3,"state":"opened","vehicle_id":"van-1"}]}"""));
  }

  @Test
  void aFoldOfManyNamesFiftyAndCountsAll() throws IOException {
    // given
    List<Held> storm = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      storm.add(held(event(OPENED, "van-1", "storm-" + i, 1)));
    }

    // when
    JsonNode data = new ObjectMapper().readTree(grouper.merge(storm).get(0).event().data());

    // then
    assertThat(data.path("count").asInt()).isEqualTo(999);
    assertThat(data.path("subjects").asInt()).isEqualTo(999);
    assertThat(data.path("named")).hasSize(50);
  }

  @Test
  void everyMemberIsInOneMessageWhoseIdDoesNotDependOnTheirOrder() {
    // given
    List<Held> storm = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      storm.add(held(event(OPENED, "van-" + i % 2, "storm-" + i, 1)));
    }
    List<Held> shuffled = new ArrayList<>(storm);
    Collections.shuffle(shuffled, new Random(7));

    // when
    List<Merged> merged = grouper.merge(storm);
    List<Merged> again = tenMinutes(FoldBy.VEHICLE).merge(shuffled);

    // then
    assertThat(merged).hasSize(4);
    assertThat(merged.stream().flatMap(each -> each.members().stream()))
        .containsExactlyInAnyOrderElementsOf(storm);
    assertThat(again)
        .map(Merged::event)
        .containsExactlyInAnyOrderElementsOf(merged.stream().map(Merged::event).toList());
  }

  @Test
  void otherMembersAreAnotherMessage() {
    // given
    Held first = held(event(OPENED, "van-1", "a", 1));
    Held second = held(event(OPENED, "van-1", "b", 1));

    // then
    assertThat(grouper.merge(List.of(first)).get(0).event().idFor("e"))
        .isNotEqualTo(grouper.merge(List.of(first, second)).get(0).event().idFor("e"));
  }

  @Test
  void whatHasNoStateIsARuleOfItsOwn() {
    // given
    grouper.heldUntilMs(event("external.engine", "van-1", "a", 1), START);

    // when
    long until = grouper.heldUntilMs(event("external.engine", "van-1", "b", 1), START);
    String type =
        grouper
            .merge(List.of(held(event("external.engine", "van-1", "b", 1))))
            .get(0)
            .event()
            .type();

    // then
    assertThat(until).isEqualTo(END);
    assertThat(type).isEqualTo("external.engine.folded");
  }

  @Test
  void aCorrectionOfATripThatWasToldGoesAtOnce() {
    // given
    grouper.heldUntilMs(event("trip.completed", "van-1", "t", 1), START);

    // then
    assertThat(grouper.heldUntilMs(event("trip.completed", "van-1", "u", 1), START)).isEqualTo(END);
    assertThat(grouper.heldUntilMs(event("trip.corrected", "van-1", "t", 2), START)).isZero();
    assertThat(grouper.heldUntilMs(event("trip.corrected", "van-1", "u", 2), START)).isEqualTo(END);
  }
}
