package io.fleet.notifier.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.GeofenceVisit;
import io.fleet.events.GeofenceVisitJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TripSummary;
import io.fleet.events.TripSummaryJson;
import io.fleet.notifier.format.StandardFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeEventsTest {
  private static final long ENDED_MS = 1_795_168_800_000L;
  private static final String ORIGIN = "fleet.prod.changes-1-17";

  private final ChangeEvents reader = new ChangeEvents();

  @ParameterizedTest(name = "{0} after {1}, withdrawn {2}: {3}")
  @CsvSource({
    "open,,false,",
    "open,open,false,",
    "closed,,false,trip.completed",
    "closed,open,false,trip.completed",
    "closed,closed,false,trip.corrected",
    "open,closed,false,trip.corrected",
    "closed,closed,true,trip.corrected",
    "open,open,true,trip.corrected"
  })
  void aTripIsCompletedWhenItEndsAndCorrectedWhenAnEndWasTold(
      String state, String was, boolean withdrawn, String type) throws Refusal.RefusedException {
    assertThat(read(trip(state, was, withdrawn)).map(Event::type))
        .isEqualTo(Optional.ofNullable(type));
  }

  @ParameterizedTest(name = "{0} after {1}, withdrawn {2}: {3}")
  @CsvSource({
    "driving,,false,vehicle.online",
    "standing,offline,false,vehicle.online",
    "driving,standing,false,",
    "offline,driving,false,vehicle.offline",
    "offline,,false,vehicle.offline",
    "offline,offline,false,",
    "offline,driving,true,"
  })
  void aVehicleIsOfflineOrOnlineWhenItWasNotBefore(
      String state, String was, boolean withdrawn, String type) throws Refusal.RefusedException {
    assertThat(read(state(state, was, withdrawn)).map(Event::type))
        .isEqualTo(Optional.ofNullable(type));
  }

  @ParameterizedTest(name = "{0} after {1}, withdrawn {2}: {3}")
  @CsvSource({
    "open,,false,geofence.entered",
    "closed,open,false,geofence.exited",
    "closed,,false,geofence.exited",
    "open,open,false,geofence.corrected",
    "open,closed,false,geofence.corrected",
    "closed,closed,false,geofence.corrected",
    "closed,closed,true,geofence.corrected",
    "open,open,true,geofence.corrected"
  })
  void aVisitIsToldWhenItBeginsAndEndsAndCorrectedAfterwards(
      String state, String was, boolean withdrawn, String type) throws Refusal.RefusedException {
    // given
    Long exitedAtMs = state.equals("closed") ? (Long) ENDED_MS : null;
    GeofenceVisit visit =
        new GeofenceVisit(
            "v-1", 7, withdrawn, "depot", "van-1", "anna", "t-1", 1, exitedAtMs, null, 48, -11);
    String data = GeofenceVisitJson.text(visit);

    // when
    Event event =
        read(new Change(
                Change.GEOFENCE_VISIT,
                "v-1",
                7,
                withdrawn,
                "van-1",
                "anna",
                ENDED_MS,
                ENDED_MS,
                state,
                was,
                data))
            .orElseThrow();

    // then
    assertThat(event.type()).isEqualTo(type);
    assertThat(event.subjectId()).isEqualTo("v-1");
    assertThat(event.scope()).isEqualTo(new Scope("van-1", "anna", "t-1", "depot", 48, -11));
    assertThat(event.data()).isEqualTo(data);
  }

  @Test
  void whatIsToldOfATripIsItsRowAndWhomItConcerns() throws Refusal.RefusedException {
    // when
    Event event = read(trip("closed", "open", false)).orElseThrow();

    // then
    assertThat(event.subjectId()).isEqualTo("t-1");
    assertThat(event.version()).isEqualTo(1_795_168_812_345_006L);
    assertThat(event.occurredAtMs()).isEqualTo(ENDED_MS);
    assertThat(event.origin()).isEqualTo(ORIGIN);
    assertThat(event.scope())
        .isEqualTo(new Scope("van-1", "anna", "t-1", null, 48_200_000, -11_600_000));
    assertThat(StandardFormat.body(event))
        .startsWith("{\"type\":\"trip.completed\",\"timestamp\":\"2026-11-20T10:00:00.000Z\"")
        .contains("\"data\":{\"trip_id\":\"t-1\"", "\"distance_m\":8123.456");
  }

  @Test
  void theSameRecordHasTheSameIdAndAnotherVersionAnother() throws Refusal.RefusedException {
    Event first = read(state("offline", "driving", false)).orElseThrow();
    Event again = read(state("offline", "driving", false)).orElseThrow();
    Event trip = read(trip("closed", "open", false)).orElseThrow();

    assertThat(first.idFor("e")).isEqualTo(again.idFor("e")).isNotEqualTo(trip.idFor("e"));
    assertThat(first.subjectId()).isEqualTo("van-1@" + ENDED_MS);
    assertThat(StandardFormat.body(first)).isEqualTo(StandardFormat.body(again));
  }

  @Test
  void otherRowsAreNoEvents() throws Refusal.RefusedException {
    Change harsh =
        new Change("harsh", "h", 1, false, "van-1", null, ENDED_MS, ENDED_MS, null, null, null);

    assertThat(read(harsh)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> reader.read("{\"type\":\"trip\"}".getBytes(UTF_8), ORIGIN))
        .isInstanceOf(Refusal.RefusedException.class);
    Change noTrip =
        new Change(
            Change.TRIP, "t", 1, false, "van-1", null, ENDED_MS, ENDED_MS, "closed", null, "{}");
    assertThatThrownBy(() -> read(noTrip)).isInstanceOf(Refusal.RefusedException.class);
  }

  private Optional<Event> read(Change change) throws Refusal.RefusedException {
    return reader.read(ChangeJson.write(change), ORIGIN);
  }

  private static Change trip(String state, String was, boolean withdrawn) {
    TripSummary row =
        new TripSummary(
            "t-1",
            1_795_168_812_345_006L,
            withdrawn,
            "van-1",
            "anna",
            null,
            state.equals("closed") ? "standing" : null,
            ENDED_MS - 1_500_000,
            ENDED_MS,
            8_123_456,
            1_320_500,
            180_000,
            0,
            1,
            Telemetry.ABSENT,
            0,
            48_100_000,
            -11_500_000,
            48_200_000,
            -11_600_000);
    return new Change(
        Change.TRIP,
        row.tripId(),
        row.version(),
        withdrawn,
        "van-1",
        "anna",
        ENDED_MS,
        ENDED_MS + 10,
        state,
        was,
        TripSummaryJson.text(row));
  }

  private static Change state(String state, String was, boolean withdrawn) {
    return new Change(
        Change.VEHICLE_STATE,
        "van-1",
        7_000,
        withdrawn,
        "van-1",
        "anna",
        ENDED_MS,
        ENDED_MS + 10,
        state,
        was,
        "{\"vehicle_id\":\"van-1\",\"state\":\"" + state + "\"}");
  }
}
