package io.fleet.stream.timeline.reference;

import io.fleet.events.DeliveryScan;
import io.fleet.events.Refusal;
import io.fleet.events.capability.Capability;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.rule.hours.HoursTerms;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedRoute;
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.Sampling;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.settings.TravelTimes;
import io.fleet.stream.timeline.reference.Layers.Layer;
import io.fleet.stream.timeline.reference.fence.FenceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/**
 * The reference data that timelines use, in all its versions. One thread writes what it reads from
 * the log; any number of timelines ask.
 */
public final class FleetReference implements SettingsBook, ObjLongConsumer<ReferenceVersion> {
  /** What has to be read. */
  public static final Set<ReferenceKind> KINDS =
      Set.of(
          ReferenceKind.VEHICLES,
          ReferenceKind.DRIVERS,
          ReferenceKind.RULES,
          ReferenceKind.GEOFENCES,
          ReferenceKind.DELIVERY_PLANS,
          ReferenceKind.ROUTES,
          ReferenceKind.CAPABILITIES,
          ReferenceKind.TRAVEL_TIMES);

  private static final String OF_FLEET = "fleet";
  private static final String OF_CLASS = "class:";
  private static final String OF_VEHICLE = "vehicle:";
  private static final String OF_DRIVER_GROUP = "driver-group:";
  private static final String OF_GROUP = "group:";

  private static final int MS_PER_S = 1_000;

  /** Different settings kept to be shared; thresholds are few, vehicles many. */
  private static final int MOST_SHARED = 1_024;

  private final Versions<VehicleFacts> vehicles = new Versions<>();
  private final Versions<DriverFacts> drivers = new Versions<>();
  private final Versions<Thresholds> rules = new Versions<>();
  private final Versions<Sampling> samplings = new Versions<>();
  private final Versions<TravelTimes> travelTimes = new Versions<>();
  private final DeliveryBook deliveries = new DeliveryBook();
  private final RouteBook routes = new RouteBook();
  private final Map<Settings, Settings> shared = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final News news = new News();
  private final AtomicLong driverChanges = new AtomicLong();
  private final LongAdder passedOver = new LongAdder();
  private final FenceBook fences = new FenceBook(passedOver);

  /** Whether any rules have ever been for a group of drivers; else nobody asks who drives. */
  private volatile boolean byDriver;

  /**
   * Takes a version; of kinds that are not needed nothing.
   *
   * @param appendMs when the log took it, epoch milliseconds
   */
  @Override
  public void accept(ReferenceVersion version, long appendMs) {
    try {
      if (version.kind() == ReferenceKind.DELIVERY_PLANS) {
        putPlan(version, appendMs);
      } else if (version.kind() == ReferenceKind.ROUTES) {
        putRoute(version, appendMs);
      } else if (put(version)) {
        news.add(
            ReferenceScope.vehicleOf(version),
            version.validFromMs(),
            appendMs,
            version.kind() == ReferenceKind.GEOFENCES
                ? (latE6, lonE6) -> fences.awayM(version.id(), latE6, lonE6)
                : NewsArea.EVERYWHERE);
      }
    } catch (Refusal.RefusedException e) {
      passedOver.increment();
    }
  }

  /**
   * Takes a scan at a stop; of those that are not judged nothing.
   *
   * @param appendMs when the log took it, epoch milliseconds
   */
  public synchronized void accept(DeliveryScan scan, long appendMs) {
    if (!DeliveryScan.TYPES.contains(scan.eventType())) {
      passedOver.increment();
    } else if (deliveries.add(scan, appendMs)) {
      changes.incrementAndGet();
      news.add(scan, appendMs);
    }
  }

  private synchronized void putPlan(ReferenceVersion v, long appendMs)
      throws Refusal.RefusedException {
    PackedPlan content = v.deleted() ? null : PackedPlan.of(v.body(), passedOver);
    if (content != null && content.routeId() != null) {
      routes.plan(content.routeId(), content.vehicleId());
    }
    isNewFor(deliveries.put(v.id(), v.validFromMs(), v.version(), content, appendMs), v, appendMs);
  }

  private synchronized void putRoute(ReferenceVersion v, long appendMs)
      throws Refusal.RefusedException {
    if (!routes.takes(v.id(), v.validFromMs(), v.version())) {
      return;
    }
    RouteContent content = v.deleted() ? null : RouteContent.of(v.body(), passedOver);
    if (content != null && routes.isFull(content)) {
      passedOver.increment();
      content = content.withoutLine();
    }
    isNewFor(routes.put(v.id(), v.validFromMs(), v.version(), content, appendMs), v, appendMs);
  }

  private void isNewFor(Set<String> vehicleIds, ReferenceVersion v, long appendMs) {
    for (String vehicleId : vehicleIds) {
      changes.incrementAndGet();
      news.add(vehicleId, v.validFromMs(), appendMs);
    }
  }

  private boolean put(ReferenceVersion v) throws Refusal.RefusedException {
    if (v.kind() == ReferenceKind.VEHICLES) {
      return put(vehicles, v, v.deleted() ? null : VehicleFacts.of(v.body(), passedOver));
    }
    if (v.kind() == ReferenceKind.DRIVERS) {
      DriverFacts facts = v.deleted() ? null : DriverFacts.of(v.body(), passedOver);
      boolean isNew = put(drivers, v, facts);
      if (isNew) {
        driverChanges.incrementAndGet();
      }
      return isNew && byDriver;
    }
    if (v.kind() == ReferenceKind.RULES) {
      byDriver |= v.id().startsWith(OF_DRIVER_GROUP);
      return put(rules, v, v.deleted() ? null : Thresholds.of(v.body(), passedOver));
    }
    if (v.kind() == ReferenceKind.GEOFENCES) {
      return fences.put(v);
    }
    if (v.kind() == ReferenceKind.TRAVEL_TIMES) {
      return put(travelTimes, v, v.deleted() ? null : TravelTimesReader.read(v.body(), passedOver));
    }
    return v.kind() == ReferenceKind.CAPABILITIES
        && put(samplings, v, v.deleted() ? null : sampling(v.body()));
  }

  @Override
  public FenceBook fences() {
    return fences;
  }

  @Override
  public News news() {
    return news;
  }

  private static Sampling sampling(String body) throws Refusal.RefusedException {
    return new Sampling((int) Math.round(Capability.of(body).samplingS() * MS_PER_S));
  }

  /** Together, so that an answer says exactly as of which change it is. */
  private synchronized <T> boolean put(Versions<T> versions, ReferenceVersion v, T content) {
    boolean news = versions.put(v.id(), v.validFromMs(), v.version(), content);
    if (news) {
      changes.incrementAndGet();
    }
    return news;
  }

  @Override
  public synchronized SettingsInForce at(String vehicleId, String driverId, long timeMs) {
    Moment moment = new Moment(timeMs);
    VehicleFacts known = moment.of(vehicles, vehicleId);
    VehicleFacts facts = known == null ? VehicleFacts.UNKNOWN : known;
    DriverFacts driver = byDriver && driverId != null ? moment.of(drivers, driverId) : null;
    moment.rules(LimitSource.VEHICLE, OF_VEHICLE + vehicleId);
    if (driver != null && driver.group() != null) {
      moment.rules(LimitSource.DRIVER_GROUP, OF_DRIVER_GROUP + driver.group());
    }
    facts.groups().forEach(each -> moment.rules(LimitSource.GROUP, OF_GROUP + each));
    moment.rules(LimitSource.CLASS, OF_CLASS + facts.vehicleClass());
    moment.rules(LimitSource.FLEET, OF_FLEET);
    Sampling sampling = moment.of(samplings, vehicleId);
    TravelTimes travel = moment.of(travelTimes, OF_FLEET);
    Settings settings =
        share(
            new Layers(
                    facts,
                    sampling == null ? Sampling.UNKNOWN : sampling,
                    travel == null ? TravelTimes.BUILT_IN : travel,
                    moment.layers)
                .settings());
    DeliveryWork work = moment.of(deliveries.at(vehicleId, timeMs));
    List<PlannedRoute> ways = moment.of(routes.at(vehicleId, timeMs, work));
    return new SettingsInForce(
        work.isEmpty() && ways.isEmpty() ? settings : settings.with(work, ways),
        moment.fromMs,
        moment.toMs,
        changes.get(),
        byDriver,
        driverId);
  }

  /** Looks things up and notes for how long all of them hold. */
  private final class Moment {
    private final long timeMs;
    private final List<Layer> layers = new ArrayList<>();
    private long fromMs = Long.MIN_VALUE;
    private long toMs = Long.MAX_VALUE;

    Moment(long timeMs) {
      this.timeMs = timeMs;
    }

    <T> T of(Versions<T> versions, String id) {
      return of(versions.at(id, timeMs));
    }

    <T> T of(Holding<T> holding) {
      fromMs = Math.max(fromMs, holding.fromMs());
      toMs = Math.min(toMs, holding.toMs());
      return holding.content();
    }

    void rules(LimitSource source, String scope) {
      Thresholds thresholds = of(rules, scope);
      if (thresholds != null) {
        layers.add(new Layer(source, thresholds));
      }
    }
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
  public synchronized int size() {
    int versions =
        Stream.of(vehicles, drivers, rules, samplings, travelTimes).mapToInt(Versions::size).sum();
    return versions + fences.size() + deliveries.size() + routes.size();
  }

  /** How often something unknown or senseless was passed over. */
  public long passedOver() {
    return passedOver.sum();
  }
}
