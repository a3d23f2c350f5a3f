package io.fleet.schema;

import io.fleet.schema.RandomDrives.Action;
import io.fleet.schema.RandomDrives.Happening;
import io.fleet.schema.RandomDrives.Trip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The score as its definition says it, in plain loops over facts. It knows nothing of the views.
 */
final class ScoreOfFacts {
  private static final Comparator<Action> BY_TIME =
      Comparator.comparingLong(Action::atMs).thenComparing(action -> action.id().toString());

  private final RandomDrives facts;
  private final boolean standard;
  private final long fromMs;
  private final long toMs;

  /**
   * @param standard the design's own profile; else the one per 1000 miles
   */
  ScoreOfFacts(RandomDrives facts, boolean standard, long fromMs, long toMs) {
    this.facts = facts;
    this.standard = standard;
    this.fromMs = fromMs;
    this.toMs = toMs;
  }

  /** Driver, kilometres judged, raw score or NULL, counted ids and excluded ids, tab-separated. */
  List<String> lines(String driver) {
    List<Trip> own =
        window().stream().filter(t -> t.driver().equals(driver) && !driver.isEmpty()).toList();
    List<Happening> happened =
        facts.happenings.stream().filter(h -> driver.equals(driverOf(h))).toList();
    return own.isEmpty() && happened.isEmpty() ? List.of() : List.of(line(driver, own, happened));
  }

  private String line(String driver, List<Trip> own, List<Happening> happened) {
    double judgedKm = own.stream().mapToLong(ScoreOfFacts::judgedMm).sum() / 1e6;
    double drivingS = own.stream().mapToLong(Trip::movingMs).sum() / 1e3;
    List<String> counted = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    List<String> contested = new ArrayList<>();
    double events = 0;
    double over = 0;
    for (Happening it : happened) {
      if (isExcluded(it)) {
        excluded.add(it.id().toString());
        continue;
      }
      if (isContestedBy(it, driver)) {
        contested.add(it.id().toString());
      }
      counted.add(it.id().toString());
      if (it.kind().equals("overspeed")) {
        over += weight(it) * it.lastingMs() / 1e3;
      } else {
        events += factor(it);
      }
    }
    double km = own.stream().mapToLong(Trip::distanceMm).sum() / 1e6;
    String raw =
        km < 20 || judgedKm < 20 || drivingS == 0
            ? "\\N"
            : rounded(raw((standard ? 4 : 16.09) * events / judgedKm * 100, over / drivingS * 100));
    return String.join(
        "\t", driver, rounded(judgedKm), raw, joined(counted), joined(excluded), joined(contested));
  }

  private double raw(double events, double over) {
    return standard ? 100 - events - over : 100 - Math.rint(events) - Math.rint(over);
  }

  private static String rounded(double value) {
    String text = "%.6f".formatted(value);
    return text.equals("-0.000000") ? "0.000000" : text;
  }

  private static String joined(List<String> ids) {
    return String.join(",", ids.stream().sorted().toList());
  }

  private List<Trip> window() {
    return facts.trips.stream().filter(t -> t.startMs() >= fromMs && t.startMs() < toMs).toList();
  }

  private static long judgedMm(Trip trip) {
    long priv = Math.min(trip.privateMm(), trip.distanceMm());
    double share = trip.measuredMm() == 0 ? 0 : (double) trip.unjudgedMm() / trip.measuredMm();
    return trip.distanceMm()
        - priv
        - Math.min((long) (trip.distanceMm() * share), trip.distanceMm() - priv);
  }

  /** Whose it is, empty for nobody's. */
  private String driverOf(Happening it) {
    if (it.kind().equals("crash") && !it.confirmed()) {
      return "";
    }
    Optional<Trip> before =
        window().stream()
            .filter(t -> t.vehicle().equals(it.vehicle()) && t.startMs() <= it.atMs())
            .max(Comparator.comparingLong(Trip::startMs));
    boolean belongs =
        before
            .filter(t -> !t.driver().isEmpty())
            .filter(t -> it.atMs() <= t.endMs() || t.id().equals(it.saidTrip()))
            .isPresent();
    if (!belongs) {
      return "";
    }
    return it.driver().isEmpty() ? before.get().driver() : it.driver();
  }

  private boolean isExcluded(Happening it) {
    return decision(it).filter(last -> last.action().equals("excluded")).isPresent();
  }

  private Optional<Action> decision(Happening it) {
    return facts.actions.stream()
        .filter(a -> a.event().equals(it.id()) && !a.action().equals("contested"))
        .max(BY_TIME);
  }

  private boolean isContestedBy(Happening it, String driver) {
    Optional<Action> decided = decision(it);
    return facts.actions.stream()
        .filter(a -> a.event().equals(it.id()) && a.action().equals("contested"))
        .filter(a -> a.driver().equals(driver))
        .anyMatch(a -> decided.isEmpty() || BY_TIME.compare(a, decided.get()) > 0);
  }

  private double factor(Happening it) {
    if (!standard) {
      return 1;
    }
    boolean crash = it.kind().equals("crash");
    int severity = crash && it.severity() == 0 ? 3 : it.severity();
    double factor = severity <= 1 ? 0.5 : severity == 2 ? 1 : 2;
    return crash ? 10 * factor : factor;
  }

  private int weight(Happening it) {
    double excess = (double) it.peakCkmph() / it.limitCkmph();
    return !standard || excess <= 1.1 ? 1 : excess <= 1.2 ? 2 : 3;
  }
}
