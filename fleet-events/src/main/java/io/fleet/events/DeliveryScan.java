package io.fleet.events;

import java.util.Set;

/**
 * What a driver app or a transport management system says happened at a stop of a delivery plan.
 *
 * @param vehicleId the vehicle
 * @param stopId the stop
 * @param planId the plan it belongs to, or null for whichever plan of the vehicle has such a stop
 * @param driverId who scanned, or null
 * @param eventType one of {@link #TYPES}; others are kept and not judged
 * @param timestampMs epoch milliseconds
 * @param reason why it failed or was skipped, or null
 * @param sequence the stop's new place in the order, from 1, or null
 * @param contentHash 32 bits over all known content
 */
public record DeliveryScan(
    String vehicleId,
    String stopId,
    String planId,
    String driverId,
    String eventType,
    long timestampMs,
    String reason,
    Integer sequence,
    int contentHash) {
  /** The vehicle is there. */
  public static final String ARRIVED = "arrived";

  /** Loading or unloading has begun. */
  public static final String SERVICE_STARTED = "service_started";

  /** The orders are handed over. */
  public static final String DELIVERED = "delivered";

  /** The orders could not be handed over. */
  public static final String FAILED = "failed";

  /** The stop is left out. */
  public static final String SKIPPED = "skipped";

  /** The vehicle is on its way again. */
  public static final String DEPARTED = "departed";

  /** The stop has another place in the order. */
  public static final String RESEQUENCED = "resequenced";

  /** What is judged. */
  public static final Set<String> TYPES =
      Set.of(ARRIVED, SERVICE_STARTED, DELIVERED, FAILED, SKIPPED, DEPARTED, RESEQUENCED);

  /** The greatest place in an order. */
  public static final int MAX_SEQUENCE = 500;
}
