package io.fleet.events;

/**
 * Every topic of the log with the settings it is created with; how long records are kept is said by
 * class, in the schema's {@code retention.yaml}. Names are public interface; the production prefix
 * is part of the contract with producers that exist.
 */
public enum Topic {
  /** Telemetry, and one heartbeat per partition and second. Key: vehicle. Log append time. */
  TELEMETRY_RAW("fleet.prod.telemetry.raw", 12, Ends.BY_AGE, 4),
  /** Trips as told by a driver app. Key: vehicle. */
  TRIP_EVENTS("fleet.prod.trip.events", 6, Ends.BY_AGE, 1),
  /** Vehicle status. Key: vehicle. */
  VEHICLE_STATUS("fleet.prod.vehicle.status", 6, Ends.BY_AGE, 1),
  /** Log-ins, breaks and incidents of drivers. Key: driver. */
  DRIVER_EVENTS("fleet.prod.events.driver", 3, Ends.BY_AGE, 1),
  /** Scans at stops of delivery plans. Key: vehicle. */
  DELIVERY_EVENTS("fleet.prod.delivery.events", 6, Ends.BY_AGE, 1),
  /** Alerts, every version. Key: vehicle. */
  ALERTS("fleet.prod.alerts.outbound", 3, Ends.BY_AGE, 1),
  /** Of the alerts those of vehicles' health once more, for workshops. Key: vehicle. */
  VEHICLE_HEALTH_ALERTS("fleet.prod.vehicle.health.alerts", 3, Ends.BY_AGE, 1),
  /** Drivers who drove on after a break too short. Key: driver. */
  BREAK_VIOLATIONS("fleet.prod.driver.break.violations", 3, Ends.BY_AGE, 1),
  /** What people say about events and alerts, see EventAction, AlertAction. Key: vehicle. */
  EVENT_ACTIONS("fleet.prod.alerts.actions", 3, Ends.BY_AGE, 1),
  /** Scores as they were at a trip's end and every quarter of an hour. Key: driver. */
  DRIVER_SCORES("fleet.prod.driver.behaviour.scores", 3, Ends.BY_AGE, 1),
  /** Trips that ended, every version. Key: vehicle. */
  TRIP_SUMMARIES("fleet.prod.trip.sessionsummary", 3, Ends.BY_AGE, 1),
  /** Visits to geofences, every version. Key: vehicle. */
  GEOFENCE_VISITS("fleet.prod.geofence.visits", 3, Ends.BY_AGE, 1),
  /** Trips under way, told while they last. Key: vehicle. */
  TRIP_METRICS_LIVE("fleet.prod.trip.metrics.live", 3, Ends.BY_AGE, 1),
  /** ETAs to the stops of delivery plans, as they were told. Key: vehicle. */
  TRIP_ETAS("fleet.prod.trip.eta", 3, Ends.BY_AGE, 1),
  /** Every version of every row that clients keep copies of. Key: vehicle, or driver. */
  CHANGES("fleet.prod.changes", 3, Ends.BY_AGE, 1),
  /** Panels of the last seconds, one record a window. Key: panel. */
  METRICS_LIVE("fleet.prod.metrics.live", 1, Ends.BY_AGE, 1),
  /** Commands to devices. Key: vehicle. */
  COMMANDS("fleet.prod.commands", 3, Ends.BY_AGE, 1),
  /** What became of commands: delivered, acknowledged by the device, expired. Key: vehicle. */
  COMMAND_REPLIES("fleet.prod.commands.replies", 3, Ends.BY_AGE, 1),
  /** Devices that come, go and vanish. Key: vehicle. */
  DEVICE_CONNECTIONS("fleet.prod.device.connections", 3, Ends.BY_AGE, 1),
  /** Vehicles: class, electrical system, calendar. Key, as of all reference data: id@valid_from. */
  VEHICLES("fleet.prod.reference.vehicles", 1, Ends.BY_KEY, 1),
  /** Drivers; the only place that knows their names. */
  DRIVERS("fleet.prod.reference.drivers", 1, Ends.BY_KEY, 1),
  /** Which device is in which vehicle, from when on. */
  PAIRINGS("fleet.prod.reference.pairings", 1, Ends.BY_KEY, 1),
  GEOFENCES("fleet.prod.reference.geofences", 1, Ends.BY_KEY, 1),
  ROUTES("fleet.prod.reference.routes", 1, Ends.BY_KEY, 1),
  DELIVERY_PLANS("fleet.prod.reference.deliveryplans", 3, Ends.BY_KEY, 1),
  /** Speed limits of roads. */
  ROAD_LIMITS("fleet.prod.reference.roadlimits", 1, Ends.BY_KEY, 1),
  /** Thresholds of the rules, for the fleet, a class, a vehicle. */
  RULES("fleet.prod.reference.rules", 1, Ends.BY_KEY, 1),
  /** Who drives in private, from when on. */
  PRIVATE_MODES("fleet.prod.reference.privatemodes", 1, Ends.BY_KEY, 1),
  /** How often each vehicle is heard and what it sends, as learned from facts. */
  CAPABILITIES("fleet.prod.reference.capabilities", 1, Ends.BY_KEY, 1),
  /** How the fleet gets along, as learned from facts. */
  TRAVEL_TIMES("fleet.prod.reference.traveltimes", 1, Ends.BY_KEY, 1),
  /** Devices with their credentials, as hashes. */
  DEVICES("fleet.prod.reference.devices", 1, Ends.BY_KEY, 1),
  /** Webhook endpoints, their secrets encrypted. Key: endpoint. */
  WEBHOOK_ENDPOINTS("fleet.prod.reference.endpoints", 1, Ends.BY_KEY, 1),
  /** Keys of machines that ask the API, as hashes. Key: the key's id. */
  API_KEYS("fleet.prod.reference.apikeys", 1, Ends.BY_KEY, 1),
  /** Every attempt to deliver a message, and how messages ended. Key: endpoint. */
  WEBHOOK_ATTEMPTS("fleet.prod.notifier.attempts", 3, Ends.BY_AGE, 1),
  /** Messages that are to be delivered once more, or to a new endpoint. Key: vehicle. */
  WEBHOOK_REPLAYS("fleet.prod.notifier.replays", 3, Ends.BY_AGE, 1),
  /** Vehicles whose past is to be run again over stored facts, in the job's own form. */
  REPAIR_REQUESTS("fleet.prod.repair.requests", 3, Ends.BY_AGE, 1),
  /** What came of that, in the job's own form. Key: vehicle. */
  REPAIR_SLICES("fleet.prod.repair.slices", 3, Ends.BY_AGE, 4),
  /** What could not be read or accepted: the original bytes, the rest in headers. */
  DEAD_LETTERS("fleet.prod.deadletter", 3, Ends.BY_AGE, 5);

  /** How records leave a topic. */
  private enum Ends {
    /** When they are old enough. */
    BY_AGE,
    /** When there is a newer one of the same key. */
    BY_KEY
  }

  private final String topicName;
  private final int partitions;
  private final Ends ends;
  private final int maxMessageMib;

  Topic(String topicName, int partitions, Ends ends, int maxMessageMib) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.ends = ends;
    this.maxMessageMib = maxMessageMib;
  }

  /** The name in the log. */
  public String topicName() {
    return topicName;
  }

  public int partitions() {
    return partitions;
  }

  /** Whether of each key the last record is kept for ever. */
  public boolean isCompacted() {
    return ends == Ends.BY_KEY;
  }

  /** The greatest record the topic takes. */
  public int maxMessageBytes() {
    return maxMessageMib << 20;
  }
}
