package io.fleet.notifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers hear of the stops of delivery plans. */
class StopEventsTest {
  private static final String SERVED = "\"outcome\":\"delivered\"";
  private static final String WAS_SERVED = SERVED + ",\"outcome_was\":\"delivered\"";
  private final ChangeEvents reader = new ChangeEvents();

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({
    "planned,,",
    "approaching,,",
    "approaching,planned,",
    "arrived,approaching,delivery.stop.arrived",
    "arrived,,delivery.stop.arrived",
    "servicing,approaching,delivery.stop.arrived",
    "servicing,skipped,delivery.stop.arrived",
    "arrived,missed,delivery.stop.arrived",
    "servicing,arrived,",
    "servicing,servicing,delivery.stop.corrected",
    "arrived,departed,delivery.stop.corrected",
    "departed,servicing,delivery.stop.departed",
    "departed,,delivery.stop.departed",
    "departed,departed,delivery.stop.corrected",
    "approaching,arrived,delivery.stop.corrected",
    "planned,departed,delivery.stop.corrected",
    "failed,arrived,delivery.stop.failed",
    "failed,failed,delivery.stop.corrected",
    "skipped,,delivery.stop.skipped",
    "missed,planned,delivery.stop.missed",
    "cancelled,arrived,delivery.stop.cancelled",
    "unplanned,,delivery.stop.unplanned",
    "unplanned,unplanned,delivery.stop.unplanned",
    "a new one,arrived,"
  })
  void theStateAStopHasComeToIsToldOnceAndCorrectedAfterwards(String state, String was, String type)
      throws Refusal.RefusedException {
    assertThat(read(state, was, false, "").map(Event::type)).isEqualTo(Optional.ofNullable(type));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"approaching,", ",", "arrived,delivery.stop.corrected"})
  void whatNeverWasIsTakenBackIfItWasTold(String was, String type) throws Refusal.RefusedException {
    assertThat(read("arrived", was, true, "").map(Event::type))
        .isEqualTo(Optional.ofNullable(type));
  }

  @Test
  void aDeliveryIsToldWithItsScanAndNotAgain() throws Refusal.RefusedException {
    assertThat(read("servicing", "servicing", false, SERVED).map(Event::type))
        .contains("delivery.stop.delivered");
    assertThat(read("departed", "servicing", false, WAS_SERVED).map(Event::type))
        .contains("delivery.stop.departed");
    assertThat(read("departed", null, false, SERVED).map(Event::type))
        .as("all that is known at once")
        .contains("delivery.stop.delivered");
  }

  @Test
  void whomAndWhereAStopConcerns() throws Refusal.RefusedException {
    // when
    Event placed =
        read(
                "arrived",
                null,
                false,
                "\"trip_id\":\"t-1\",\"position\":{\"lat\":48.2,\"lon\":-11.6}")
            .orElseThrow();
    Event fenced = read("arrived", null, false, "").orElseThrow();

    // then
    assertThat(placed.scope())
        .isEqualTo(new Scope("van-1", "anna", "t-1", null, 48_200_000, -11_600_000));
    assertThat(placed.subjectId()).isEqualTo("s-1");
    assertThat(placed.version()).isEqualTo(7);
    assertThat(fenced.scope())
        .isEqualTo(new Scope("van-1", "anna", null, null, Telemetry.ABSENT, Telemetry.ABSENT));
  }

  private Optional<Event> read(String state, String was, boolean withdrawn, String members)
      throws Refusal.RefusedException {
    Change change =
        new Change(
            Change.DELIVERY_STOP,
            "s-1",
            7,
            withdrawn,
            "van-1",
            "anna",
            1_795_168_800_000L,
            1_795_168_800_010L,
            state,
            was,
            '{' + members + '}');
    return reader.read(ChangeJson.write(change), "fleet.prod.changes-1-17");
  }
}
