package io.fleet.stream.timeline.reference;

import io.fleet.events.Iso8601;
import io.fleet.stream.rule.settings.ServicePlan;
import java.time.DateTimeException;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The numbers of a vehicle's body.
 *
 * @param members by path
 * @param passedOver counts what makes no sense
 */
record VehicleNumbers(Map<String, Object> members, LongAdder passedOver) {
  private static final double MOST_KM = 2_000_000;
  private static final double MOST_HOURS = 200_000;
  private static final int MS_PER_HOUR = 3_600_000;
  private static final int MS_PER_DAY = 86_400_000;

  /** A number as a whole one of a finer unit; what is not there or makes no sense is left out. */
  long scaled(String path, double least, double greatest, int scale, long otherwise) {
    Object value = members.get(path);
    if (value instanceof Double number && number >= least && number <= greatest) {
      return Math.round(number * scale);
    }
    if (value != null) {
      passedOver.increment();
    }
    return otherwise;
  }

  int electricalV() {
    int volts = (int) scaled("electrical_v", 12, 24, 1, 0);
    if (volts != 0 && volts != 12 && volts != 24) {
      passedOver.increment();
      return 0;
    }
    return volts;
  }

  ServicePlan service() {
    ServicePlan plan =
        new ServicePlan(
            scaled("service.due_km", 1, MOST_KM, 1_000, 0),
            dueAtMs(),
            scaled("service.due_engine_h", 1, MOST_HOURS, MS_PER_HOUR, 0),
            scaled("service.warn_km", 0, 100_000, 1_000, ServicePlan.WARN_M),
            scaled("service.warn_days", 0, 365, MS_PER_DAY, ServicePlan.WARN_MS));
    return plan.isEmpty() ? ServicePlan.NONE : plan;
  }

  private long dueAtMs() {
    Object value = members.get("service.due_at");
    try {
      if (value instanceof String text) {
        return Iso8601.parse(text);
      }
    } catch (DateTimeException e) {
      passedOver.increment();
      return 0;
    }
    if (value != null) {
      passedOver.increment();
    }
    return 0;
  }
}
