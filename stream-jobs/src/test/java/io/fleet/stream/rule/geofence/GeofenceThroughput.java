package io.fleet.stream.rule.geofence;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.timeline.reference.FleetReference;
import io.fleet.stream.timeline.reference.fence.FenceBook;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Prints what the geofence rule's step costs with 10,000 fences, in time of one processor, and how
 * much of it the cells decide alone. Run by hand.
 *
 * <p>The fences lie in a region of 300 km by 300 km: three in four circles of 50 to 150 m, one in
 * four a yard with up to 40 corners, fifty each are zones of 1 to 10 km and corridors of 25 km.
 * Vehicles drive eight minutes to a fence at 50 km/h, with a fix a second that errs by 3 m, and
 * stand there for four. With the argument {@code dense} there are ten times as many zones and
 * corridors in a quarter of the area: everybody is nearly always in one.
 */
public final class GeofenceThroughput {
  private static final PrintStream OUT = System.out;
  private static final int FENCES = 10_000;
  private static final int VEHICLES = 400;
  private static final int FIXES = 720;
  private static final int ROUNDS = 8;
  private static final int SOUTH_E6 = 48_000_000;
  private static final int WEST_E6 = 11_000_000;
  private static final double M_PER_E6 = 0.1112;

  private final Random random = new Random(1);
  private final FleetReference reference = new FleetReference();
  private final List<int[]> places = new ArrayList<>();

  private final int sideE6;
  private final int kinds;

  private GeofenceThroughput(boolean dense) {
    this.sideE6 = dense ? 1_350_000 : 2_700_000;
    this.kinds = dense ? 40 : 400;
  }

  public static void main(String[] arguments) {
    new GeofenceThroughput(arguments.length > 0 && arguments[0].equals("dense")).run();
  }

  private void run() {
    long before = cpuNs();
    for (int i = 0; i < FENCES; i++) {
      put("fence-" + i, i + 1);
    }
    OUT.printf("%,d fences taken in %.2f s%n", FENCES, (cpuNs() - before) / 1e9);
    List<List<Situation>> drives = new ArrayList<>();
    for (int i = 0; i < VEHICLES; i++) {
      drives.add(drive("vehicle-" + i));
    }
    GeofenceRule rule = new GeofenceRule();
    for (int round = 0; round < ROUNDS; round++) {
      report(rule, drives, false);
    }
    report(rule, drives, true);
    changes();
  }

  private void report(GeofenceRule rule, List<List<Situation>> drives, boolean count) {
    FenceBook book = reference.fences();
    long visits = 0;
    long undecided = 0;
    long unchanged = 0;
    long undecidedUnchanged = 0;
    long reckoned = book.reckoned();
    long before = cpuNs();
    for (List<Situation> drive : drives) {
      GeofenceState state = rule.initial();
      for (Situation situation : drive) {
        Step<GeofenceState> step = rule.step(state, situation);
        boolean changes = !step.after().equals(state);
        state = step.after();
        visits += step.findings().size();
        long now = count ? book.reckoned() : 0;
        undecided += now > reckoned ? 1 : 0;
        unchanged += changes ? 0 : 1;
        undecidedUnchanged += now > reckoned && !changes ? 1 : 0;
        reckoned = now;
      }
    }
    double seconds = (cpuNs() - before) / 1e9;
    if (count) {
      double share = 100 - 100.0 * undecided / (VEHICLES * FIXES);
      double quietShare = 100 - 100.0 * undecidedUnchanged / unchanged;
      OUT.printf(
          "%.2f %% decided by cells alone, %.2f %% of those that cross no edge, %,d versions of"
              + " visits%n",
          share, quietShare, visits);
    } else {
      OUT.printf("%,12.0f fixes/s%n", VEHICLES * FIXES / seconds);
    }
  }

  /** What one more version costs while all others are there. */
  private void changes() {
    long before = cpuNs();
    int count = 1_000;
    for (int i = 0; i < count; i++) {
      put("fence-" + random.nextInt(FENCES), FENCES + i + 2);
    }
    OUT.printf("a changed fence: %.0f us%n", (cpuNs() - before) / 1e3 / count);
  }

  private void put(String id, long number) {
    reference.accept(
        new ReferenceVersion(
            ReferenceKind.GEOFENCES, id, number, number, false, number, "anna", body()),
        number);
  }

  private String body() {
    int lat = SOUTH_E6 + random.nextInt(sideE6);
    int lon = WEST_E6 + random.nextInt(sideE6);
    int kind = random.nextInt(kinds);
    if (kind < kinds - 4) {
      places.add(new int[] {lat, lon});
    }
    if (kind < kinds * 3 / 4) {
      return String.format(
          Locale.ROOT,
          "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [%.6f, %.6f]}, \"radius_m\": %d}",
          lon / 1e6,
          lat / 1e6,
          50 + random.nextInt(100));
    }
    if (kind >= kinds - 2) {
      return String.format(
          Locale.ROOT,
          "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [%s]}, \"radius_m\": 60}",
          star(lat, lon, 6, 5_000, false));
    }
    double reachM = kind >= kinds - 4 ? 1_000 + random.nextInt(9_000) : 100 + random.nextInt(300);
    return String.format(
        "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[%s]]}}",
        star(lat, lon, 4 + random.nextInt(36), reachM, true));
  }

  private String star(int latE6, int lonE6, int corners, double reachM, boolean closed) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double reach = reachM * (0.6 + 0.4 * random.nextDouble()) / M_PER_E6;
      points.add(
          String.format(
              Locale.ROOT,
              "[%.6f, %.6f]",
              (lonE6 + reach * Math.cos(angle) * 1.5) / 1e6,
              (latE6 + reach * Math.sin(angle)) / 1e6));
    }
    if (closed) {
      points.add(points.get(0));
    }
    return String.join(", ", points);
  }

  private List<Situation> drive(String vehicleId) {
    List<Situation> drive = new ArrayList<>();
    MotionRule rule = new MotionRule();
    Motion motion = Motion.UNKNOWN;
    int[] to = places.get(random.nextInt(places.size()));
    double angle = random.nextDouble() * 2 * Math.PI;
    double awayM = 480 * 13.9;
    for (int i = 0; i < FIXES; i++) {
      boolean stands = i >= 480;
      awayM = stands ? awayM : awayM - 13.9;
      double lat = to[0] + (awayM * Math.sin(angle) + 3 * random.nextGaussian()) / M_PER_E6;
      double lon = to[1] + (awayM * Math.cos(angle) + 3 * random.nextGaussian()) / M_PER_E6 * 1.5;
      Telemetry telemetry =
          Telemetry.builder()
              .vehicleId(vehicleId)
              .timestampMs(1_000_000 + i * 1_000L)
              .set(TelemetryField.SPEED, stands ? 0 : 50)
              .position(lat / 1e6, lon / 1e6)
              .build();
      motion = rule.step(motion, telemetry);
      drive.add(
          new Situation(
              telemetry,
              motion,
              null,
              null,
              0,
              Settings.BUILT_IN,
              reference.fences(),
              Surroundings.OPEN));
    }
    return drive;
  }

  private static long cpuNs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
