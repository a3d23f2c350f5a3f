package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.rule.hours.HoursTerms;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.timeline.reference.Versions.Holding;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The reference data that timelines use, in all its versions. One thread writes what it reads from
 * the log; any number of timelines ask.
 */
public final class FleetReference implements SettingsBook, Consumer<ReferenceVersion> {
  /** What has to be read. */
  public static final Set<ReferenceKind> KINDS =
      Set.of(ReferenceKind.VEHICLES, ReferenceKind.DRIVERS, ReferenceKind.RULES);

  private static final String OF_FLEET = "fleet";
  private static final String OF_CLASS = "class:";
  private static final String OF_VEHICLE = "vehicle:";

  /** Different settings kept to be shared; thresholds are few, vehicles many. */
  private static final int MOST_SHARED = 1_024;

  private final Versions<VehicleFacts> vehicles = new Versions<>();
  private final Versions<DriverFacts> drivers = new Versions<>();
  private final Versions<Thresholds> rules = new Versions<>();
  private final Map<Settings, Settings> shared = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong driverChanges = new AtomicLong();
  private final LongAdder passedOver = new LongAdder();

  /** Takes a version; of kinds that are not needed nothing. */
  @Override
  public void accept(ReferenceVersion version) {
    try {
      put(version);
    } catch (Refusal.RefusedException e) {
      passedOver.increment();
    }
  }

  private void put(ReferenceVersion v) throws Refusal.RefusedException {
    if (v.kind() == ReferenceKind.VEHICLES) {
      VehicleFacts facts = v.deleted() ? null : VehicleFacts.of(v.body(), passedOver);
      put(vehicles, v, facts);
    } else if (v.kind() == ReferenceKind.DRIVERS) {
      DriverFacts facts = v.deleted() ? null : DriverFacts.of(v.body(), passedOver);
      if (drivers.put(v.id(), v.validFromMs(), v.version(), facts)) {
        driverChanges.incrementAndGet();
      }
    } else if (v.kind() == ReferenceKind.RULES) {
      Thresholds thresholds = v.deleted() ? null : Thresholds.of(v.body(), passedOver);
      put(rules, v, thresholds);
    }
  }

  /** Together, so that an answer says exactly as of which change it is. */
  private synchronized <T> void put(Versions<T> versions, ReferenceVersion v, T content) {
    if (versions.put(v.id(), v.validFromMs(), v.version(), content)) {
      changes.incrementAndGet();
    }
  }

  @Override
  public synchronized SettingsInForce at(String vehicleId, long timeMs) {
    long asOf = changes.get();
    Holding<VehicleFacts> vehicle = vehicles.at(vehicleId, timeMs);
    VehicleFacts facts = vehicle.content() == null ? VehicleFacts.UNKNOWN : vehicle.content();
    Holding<Thresholds> own = rules.at(OF_VEHICLE + vehicleId, timeMs);
    Holding<Thresholds> ofClass = rules.at(OF_CLASS + facts.vehicleClass(), timeMs);
    Holding<Thresholds> fleet = rules.at(OF_FLEET, timeMs);
    Settings settings =
        new Layers(facts, own.content(), ofClass.content(), fleet.content()).settings();
    return new SettingsInForce(
        share(settings),
        Math.max(
            Math.max(vehicle.fromMs(), own.fromMs()), Math.max(ofClass.fromMs(), fleet.fromMs())),
        Math.min(Math.min(vehicle.toMs(), own.toMs()), Math.min(ofClass.toMs(), fleet.toMs())),
        asOf);
  }

  /** By what a driver's hours are judged at a moment of the driver's own time. */
  public HoursTerms hoursTerms(String driverId, long timeMs) {
    Holding<DriverFacts> driver = drivers.at(driverId, timeMs);
    DriverFacts facts = driver.content() == null ? DriverFacts.UNKNOWN : driver.content();
    return new HoursTerms(facts.profile(), facts.zone(), driver.fromMs(), driver.toMs());
  }

  /** Rises when anything about drivers changes. */
  public long driverChanges() {
    return driverChanges.get();
  }

  /** Vehicles with the same settings share them. */
  private Settings share(Settings settings) {
    if (shared.size() > MOST_SHARED) {
      shared.clear();
    }
    Settings known = shared.putIfAbsent(settings, settings);
    return known == null ? settings : known;
  }

  @Override
  public long changes() {
    return changes.get();
  }

  /** How many versions are known. */
  public int size() {
    return vehicles.size() + drivers.size() + rules.size();
  }

  /** How often something unknown or senseless was passed over. */
  public long passedOver() {
    return passedOver.sum();
  }
}
