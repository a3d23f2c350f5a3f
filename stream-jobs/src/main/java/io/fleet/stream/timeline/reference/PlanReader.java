package io.fleet.stream.timeline.reference;

import io.fleet.events.Iso8601;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.VehicleId;
import io.fleet.events.reference.BodyMembers;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;
import io.fleet.stream.rule.plan.SlaBasis;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Understands the body of a delivery plan. The gateway refuses what makes no sense; what stands in
 * the topic all the same is taken as far as it goes: a stop without a name, or with one that is
 * taken, is left out; a window that ends before it begins is none; a stop without a place and
 * without a fence is told of by scans alone.
 */
final class PlanReader {
  private static final int MOST_STOPS = 500;
  private static final int MOST_RADIUS_M = 100_000;
  private static final int MS_PER_S = 1_000;
  private static final double MOST_SERVICE_S = 86_400;

  private final LongAdder passedOver;
  private final List<PlannedStop> stops = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private PlanReader(LongAdder passedOver) {
    this.passedOver = passedOver;
  }

  /**
   * Reads a body.
   *
   * @param passedOver counts what makes no sense
   * @throws Refusal.RefusedException if it is no JSON object or names no vehicle
   */
  static PlanContent read(String body, LongAdder passedOver) throws Refusal.RefusedException {
    Map<String, Object> members = BodyMembers.of(body);
    String vehicleId = members.get("vehicle_id") instanceof String id ? id : null;
    if (!VehicleId.isValid(vehicleId)) {
      throw new Refusal.RefusedException(Refusal.VEHICLE_ID, "a plan without a vehicle");
    }
    PlanReader reader = new PlanReader(passedOver);
    int place = 0;
    for (Map<String, Object> stop : BodyMembers.objects(body, "stops")) {
      reader.add(++place, stop);
    }
    String basis = members.get("sla_basis") instanceof String word ? word : null;
    String routeId = members.get("route_id") instanceof String id && !id.isEmpty() ? id : null;
    return new PlanContent(
        vehicleId, routeId, SlaBasis.of(basis), DeliveryPlan.grouped(reader.stops));
  }

  private void add(int place, Map<String, Object> members) {
    boolean named = members.get("stop_id") instanceof String id && !id.isEmpty();
    if (!named || stops.size() >= MOST_STOPS || !ids.add((String) members.get("stop_id"))) {
      passedOver.increment();
      return;
    }
    int latE6 = degrees(TelemetryField.LAT, members.get("lat"));
    int lonE6 = degrees(TelemetryField.LON, members.get("lon"));
    boolean placed = latE6 != Telemetry.ABSENT && lonE6 != Telemetry.ABSENT;
    long fromMs = moment(members.get("window_from"));
    long toMs = moment(members.get("window_to"));
    boolean reversed = toMs != PlannedStop.NO_TIME && fromMs >= toMs;
    if (reversed) {
      passedOver.increment();
    }
    stops.add(
        new PlannedStop(
            (String) members.get("stop_id"),
            place,
            placed ? latE6 : Telemetry.ABSENT,
            placed ? lonE6 : Telemetry.ABSENT,
            (int) number(members, "radius_m", MOST_RADIUS_M, PlannedStop.DEFAULT_RADIUS_M),
            members.get("fence_id") instanceof String fence && !fence.isEmpty() ? fence : null,
            reversed ? PlannedStop.NO_TIME : fromMs,
            reversed ? PlannedStop.NO_TIME : toMs,
            serviceMs(members),
            0));
  }

  private long serviceMs(Map<String, Object> members) {
    double seconds = number(members, "service_s", MOST_SERVICE_S, -1);
    return seconds < 0 ? PlannedStop.NO_TIME : Math.round(seconds * MS_PER_S);
  }

  private static double number(
      Map<String, Object> members, String name, double greatest, double otherwise) {
    boolean told = members.get(name) instanceof Double value && value >= 0 && value <= greatest;
    return told ? (Double) members.get(name) : otherwise;
  }

  private static int degrees(TelemetryField field, Object told) {
    return told instanceof Double value && field.accepts(value)
        ? field.canonical(value)
        : Telemetry.ABSENT;
  }

  private long moment(Object told) {
    try {
      return told instanceof String text ? Iso8601.parse(text) : PlannedStop.NO_TIME;
    } catch (DateTimeException e) {
      passedOver.increment();
      return PlannedStop.NO_TIME;
    }
  }
}
