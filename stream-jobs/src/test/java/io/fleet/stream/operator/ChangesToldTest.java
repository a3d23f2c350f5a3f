package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.GeofenceVisit;
import io.fleet.events.GeofenceVisitJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.Topic;
import io.fleet.events.TripSummary;
import io.fleet.events.TripSummaryJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.trace.AlertTraces;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** What the log is told of rows, beside what is written into the tables. */
class ChangesToldTest {
  private static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");

  private final Reference reference = new Reference().rules("fleet", "{}");
  private final VehicleTimeline timeline =
      new VehicleTimeline(StandardRules.book(), reference.data);
  private final VehicleState state = timeline.initial();
  private final FindingOutlet outlet =
      new FindingOutlet(Clock.fixed(NOW, ZoneOffset.UTC), id -> {}, AlertTraces.CARRIED, () -> {});
  private final List<EncodedRow> rows = new ArrayList<>();
  private final List<OutboundRecord> records = new ArrayList<>();
  private long version = 1_795_168_800_000_000L;

  ChangesToldTest() {
    outlet.to("van", new RowList(), new RecordList());
  }

  @Test
  void aTripIsToldWhenItBeginsAndWhenItEndsNotWhileItGoesOn() throws Exception {
    // when
    apply(DriveStory.of("van").drive(60, minutes(10)).stand(minutes(6)).events());

    // then
    assertThat(rows(ClickHouseTable.TRIPS)).hasSizeGreaterThan(5);
    assertThat(changes(Change.TRIP)).extracting(Change::state).containsExactly("open", "closed");
    assertThat(changes(Change.TRIP)).extracting(Change::was).containsExactly(null, "open");
    assertThat(changes(Change.TRIP)).extracting(Change::emittedAtMs).containsOnly(millis(NOW));
    assertThat(changes("duty_segment")).allMatch(c -> !c.state().equals(c.was()));
  }

  @Test
  void theRowThatEndsATripIsTheOneTheFeedTellsOfAndGoesToTheTripsTopic() throws Exception {
    // when
    apply(DriveStory.of("van").drive(60, minutes(10)).stand(minutes(6)).events());

    // then
    Change closed = changes(Change.TRIP).get(1);
    TripSummary row = TripSummaryJson.read(closed.data().getBytes(StandardCharsets.UTF_8));
    assertThat(summaries()).containsExactly(row);
    assertThat(row.tripId()).isEqualTo(closed.id());
    assertThat(row.version()).isEqualTo(closed.version());
    assertThat(row.endedAtMs()).isEqualTo(closed.tsMs());
    assertThat(row.distanceMm()).isBetween(9_500_000L, 10_500_000L);
    List<EncodedRow> stored = rows(ClickHouseTable.TRIPS);
    assertThat(isRow(stored.get(stored.size() - 1), closed)).isTrue();
  }

  @Test
  void aTripUnderWayIsToldTwiceAMinuteAndNoLongerWhenItIsOver() throws Exception {
    // when
    apply(DriveStory.of("van").drive(60, minutes(10)).stand(minutes(6)).events());

    // then
    List<TripSummary> live = trips(Topic.TRIP_METRICS_LIVE);
    assertThat(live).hasSizeBetween(19, 23);
    assertThat(live).extracting(TripSummary::state).containsOnly("open");
    assertThat(live).extracting(TripSummary::tripId).containsOnly(summaries().get(0).tripId());
    assertThat(live).extracting(TripSummary::distanceMm).isSorted();
    assertThat(live.get(live.size() - 1).distanceMm()).isGreaterThan(9_500_000L);
  }

  @Test
  void everyChangeOfATripIsAlsoARowOfThatVersion() throws Exception {
    // when
    apply(DriveStory.of("van").drive(60, minutes(10)).stand(minutes(6)).events());

    // then
    for (Change change : changes(Change.TRIP)) {
      assertThat(rows(ClickHouseTable.TRIPS)).anyMatch(row -> isRow(row, change));
    }
    assertThat(changes(Change.VEHICLE_STATE)).hasSameSizeAs(rows(ClickHouseTable.VEHICLE_STATES));
  }

  @Test
  void aTripThatWentOnAfterItsEndWasAssumedIsToldAsOpenAgainThenClosed() throws Exception {
    // given a drive of which a part comes after a quarter of an hour without any
    List<Telemetry> drive = DriveStory.of("van").drive(60, minutes(12)).stand(minutes(6)).events();
    List<Telemetry> before = drive.subList(0, drive.size() / 3);
    apply(before);
    silence(minutes(15));

    // when
    apply(drive.subList(drive.size() / 3, drive.size()));

    // then
    assertThat(changes(Change.TRIP)).extracting(Change::id).containsOnly(tripOf(drive));
    assertThat(changes(Change.TRIP))
        .extracting(Change::state)
        .containsExactly("open", "closed", "open", "closed");
    assertThat(changes(Change.TRIP))
        .extracting(Change::was)
        .containsExactly(null, "open", "closed", "open");
    assertThat(summaries())
        .extracting(TripSummary::state)
        .containsExactly("closed", "open", "closed");
  }

  @Test
  void aVehicleThatGoesOutOfReachAndComesBackSaysWhatItWasBefore() throws Exception {
    // given
    List<Telemetry> drive = DriveStory.of("van").drive(60, minutes(12)).events();
    apply(drive.subList(0, drive.size() / 2));

    // when
    silence(minutes(15));
    apply(drive.subList(drive.size() / 2, drive.size()));

    // then
    List<Change> states = changes(Change.VEHICLE_STATE);
    Change offline = states.stream().filter(c -> c.state().equals("offline")).findAny().get();
    Change online = states.get(states.indexOf(offline) + 1);
    assertThat(offline.was()).isEqualTo("driving");
    assertThat(offline.data())
        .contains("\"state\":\"offline\"", "\"state_since\":\"2026-03-02T08:");
    assertThat(online.was()).isEqualTo("offline");
    assertThat(online.state()).isEqualTo("driving");
    assertThat(states).extracting(Change::id).containsOnly("van");
  }

  @Test
  void whatNeverWasIsToldAsWithdrawnEvenOfATripThatWasStillOpen() throws Exception {
    // given
    apply(DriveStory.of("van").drive(60, minutes(3)).events());
    Change open = changes(Change.TRIP).get(0);
    Trip trip = found();

    // when
    outlet.finding(trip, trip, open.version() + 1, false, true);

    // then
    Change last = changes(Change.TRIP).get(1);
    assertThat(last.withdrawn()).isTrue();
    assertThat(last.was()).isEqualTo("open");
    assertThat(last.data()).contains("\"withdrawn\":true");
    assertThat(summaries()).as("nobody was told that it ended").isEmpty();
  }

  @Test
  void eachRowStandsUnderItsVehicleADriversUnderTheDriver() throws Exception {
    // when
    apply(
        DriveStory.of("van")
            .saying(b -> b.driverId("anna"))
            .drive(60, minutes(3))
            .stand(minutes(6))
            .events());

    // then
    assertThat(records)
        .filteredOn(r -> r.topic.equals(Topic.CHANGES.topicName()))
        .allSatisfy(
            r -> {
              String key = ChangeJson.read(r.value).type().equals("duty_segment") ? "anna" : "van";
              assertThat(new String(r.key, StandardCharsets.UTF_8)).isEqualTo(key);
            });
    assertThat(changes("duty_segment")).isNotEmpty();
  }

  @Test
  void aVisitIsToldWithItsDataWhenItBeginsAndWhenItEnds() throws Exception {
    // given
    reference.put(
        ReferenceKind.GEOFENCES, "depot", Duration.ofDays(-1_000), Fences.box(1_000, 2_000));

    // when
    apply(DriveStory.of("van").drive(36, minutes(5)).events());

    // then
    List<Change> told = changes(Change.GEOFENCE_VISIT);
    assertThat(told).extracting(Change::state).containsExactly("open", "closed");
    assertThat(told).extracting(Change::was).containsExactly(null, "open");
    GeofenceVisit visit =
        GeofenceVisitJson.read(told.get(1).data().getBytes(StandardCharsets.UTF_8));
    assertThat(visit.fenceId()).isEqualTo("depot");
    assertThat(visit.visitId()).isEqualTo(told.get(0).id()).isEqualTo(told.get(1).id());
    assertThat(visit.exitedAtMs() - visit.enteredAtMs()).isBetween(99_900L, 100_100L);
    assertThat(records)
        .filteredOn(r -> r.topic.equals(Topic.GEOFENCE_VISITS.topicName()))
        .extracting(r -> new String(r.value, StandardCharsets.UTF_8))
        .containsExactly(told.get(0).data(), told.get(1).data());
    assertThat(rows(ClickHouseTable.GEOFENCE_VISITS)).hasSize(2);
  }

  @Test
  void aStopIsToldWithItsDataAndWithTheOutcomeThatWasToldBefore() throws Exception {
    // given
    String plan =
        "{\"vehicle_id\":\"van-1\",\"stops\":[{\"stop_id\":\"a\",\"lat\":%s,\"lon\":11}]}";
    reference
        .put(ReferenceKind.DELIVERY_PLANS, "p", minutes(-60), plan.formatted(48 + 0.0179864))
        .scan("a", "delivered", minutes(4));
    outlet.to("van-1", new RowList(), new RecordList());

    // when
    apply(
        DriveStory.of("van-1")
            .drive(60, minutes(2))
            .stand(minutes(3))
            .drive(60, minutes(2))
            .events());

    // then
    List<Change> told = changes(Change.DELIVERY_STOP);
    assertThat(told)
        .extracting(Change::state)
        .containsExactly("approaching", "arrived", "servicing", "servicing", "departed");
    assertThat(told.get(1).data())
        .contains("\"arrived_at\":\"2026-03-02T08:02:00.000Z\"", "\"position\":{\"lat\":48.017986")
        .doesNotContain("outcome");
    assertThat(told.get(3).data())
        .contains("\"outcome\":\"delivered\"")
        .doesNotContain("outcome_was");
    assertThat(told.get(4).data())
        .contains("\"outcome_was\":\"delivered\"", "\"departed_at\":\"2026-03-02T08:05:00.000Z\"");
  }

  private Trip found() {
    return new io.fleet.stream.fixture.TimelineRun()
        .apply(DriveStory.of("van").drive(60, minutes(3)).events())
        .found
        .trips()
        .get(0);
  }

  private static String tripOf(List<Telemetry> drive) {
    return new io.fleet.stream.fixture.TimelineRun().apply(drive).found.trips().get(0).tripId();
  }

  private void apply(List<Telemetry> events) {
    for (Telemetry event : events) {
      timeline.apply(state, event, version++, outlet);
    }
  }

  private void silence(Duration time) {
    timeline.tick(state, state.latestMs() + time.toMillis(), version++, outlet);
  }

  private List<Change> changes(String type) throws Refusal.RefusedException {
    List<Change> changes = new ArrayList<>();
    for (OutboundRecord record : records) {
      if (record.topic.equals(Topic.CHANGES.topicName())) {
        changes.add(ChangeJson.read(record.value));
      }
    }
    changes.removeIf(change -> !change.type().equals(type));
    return changes;
  }

  private List<TripSummary> summaries() throws Refusal.RefusedException {
    return trips(Topic.TRIP_SUMMARIES);
  }

  private List<TripSummary> trips(Topic topic) throws Refusal.RefusedException {
    List<TripSummary> trips = new ArrayList<>();
    for (OutboundRecord record : records) {
      if (record.topic.equals(topic.topicName())) {
        trips.add(TripSummaryJson.read(record.value));
      }
    }
    return trips;
  }

  private List<EncodedRow> rows(ClickHouseTable table) {
    return rows.stream().filter(row -> row.table() == table).toList();
  }

  /** Whether a row has a change's id and, right after it, its version. */
  private static boolean isRow(EncodedRow row, Change change) {
    UUID id = UUID.fromString(change.id());
    byte[] wanted =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(change.version())
            .array();
    String all = new String(row.bytes(), StandardCharsets.ISO_8859_1);
    return all.contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  private static long millis(Instant instant) {
    return instant.toEpochMilli();
  }

  private final class RowList implements Collector<EncodedRow> {
    @Override
    public void collect(EncodedRow row) {
      rows.add(row);
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private final class RecordList implements FindingOutlet.SideOutput {
    @Override
    public <T> void put(OutputTag<T> tag, T record) {
      if (tag.equals(SideOutputs.CHANGES)) {
        records.add((OutboundRecord) record);
      }
    }
  }
}
