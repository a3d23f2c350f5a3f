package io.fleet.query.day;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Zone;
import io.fleet.query.place.Position;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts a vehicle's day together out of everything that has a beginning. */
@ApplicationScoped
class Timelines {
  private static final SqlFile ENTRIES = SqlFile.load("vehicle-timeline");
  private static final SqlFile LAST_TRIP = SqlFile.load("trip-before");
  private static final SqlFile SEEN = SqlFile.load("vehicle-seen");
  private static final int GREATEST = 5_000;

  private final ClickHouse store;
  private final Scopes scopes;
  private final Clock clock;

  Timelines(ClickHouse store, Scopes scopes, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.clock = clock;
  }

  VehicleTimeline of(String vehicleId, LocalDate day, Zone zone) {
    Instant from = Instant.ofEpochMilli(zone.startMs(day));
    Instant to = Instant.ofEpochMilli(zone.startMs(day.plusDays(1)));
    List<TimelineEntry> told =
        store.list(
            ENTRIES,
            bindings(vehicleId, from)
                .number("to_ms", to.toEpochMilli())
                .number("rows", GREATEST + 1L),
            TimelineEntry::read);
    if (told.isEmpty()) {
      expectSeen(vehicleId);
    }
    boolean complete = told.size() <= GREATEST;
    List<TimelineEntry> entries = new ArrayList<>(complete ? told : told.subList(0, GREATEST));
    if (complete) {
      entries.addAll(parked(entries, tripBefore(vehicleId, from), from, to));
      entries.sort(Comparator.comparing(TimelineEntry::startedAt));
    }
    return new VehicleTimeline(
        vehicleId, day.toString(), zone.name(), from, to, List.copyOf(entries), complete);
  }

  private void expectSeen(String vehicleId) {
    Bindings bindings = scopes.current().bind(new Bindings()).text("vehicle_id", vehicleId);
    if (store.first(SEEN, bindings, row -> row.text("vehicle_id")).isEmpty()) {
      throw ProblemException.unknown("vehicle");
    }
  }

  private Optional<TimelineEntry> tripBefore(String vehicleId, Instant from) {
    return store.first(LAST_TRIP, bindings(vehicleId, from), TimelineEntry::read);
  }

  private Bindings bindings(String vehicleId, Instant from) {
    return scopes
        .current()
        .bind(new Bindings())
        .text("vehicle_id", vehicleId)
        .number("from_ms", from.toEpochMilli());
  }

  /** Between two trips a vehicle is parked; before the first ever trip nobody knows. */
  private List<TimelineEntry> parked(
      List<TimelineEntry> entries, Optional<TimelineEntry> before, Instant from, Instant to) {
    List<TimelineEntry> parked = new ArrayList<>();
    Instant since = before.map(trip -> from).orElse(null);
    for (TimelineEntry trip : entries) {
      if (!trip.isTrip()) {
        continue;
      }
      if (since != null && since.isBefore(trip.startedAt())) {
        parked.add(TimelineEntry.parked(since, trip.startedAt(), trip.position()));
      }
      if (trip.endedAt() == null) {
        return parked;
      }
      since = trip.endedAt().isBefore(from) ? from : trip.endedAt();
    }
    Instant now = clock.instant();
    Instant until = to.isBefore(now) ? to : null;
    if (since != null && since.isBefore(until == null ? now : until)) {
      parked.add(TimelineEntry.parked(since, until, (Position) null));
    }
    return parked;
  }
}
