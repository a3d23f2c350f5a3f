package io.fleet.events.reference;

import io.fleet.events.Topic;

/** The kinds of reference data, each with its topic and its name in paths and tables. */
public enum ReferenceKind {
  VEHICLES("vehicles", Topic.VEHICLES),
  DRIVERS("drivers", Topic.DRIVERS),
  /** The id is the device's. */
  PAIRINGS("pairings", Topic.PAIRINGS),
  GEOFENCES("geofences", Topic.GEOFENCES),
  ROUTES("routes", Topic.ROUTES),
  DELIVERY_PLANS("delivery-plans", Topic.DELIVERY_PLANS),
  ROAD_LIMITS("road-limits", Topic.ROAD_LIMITS),
  /** The id is the scope: {@code fleet}, {@code class:van}, {@code vehicle:ID}. */
  RULES("rules", Topic.RULES),
  /** The driver's switch. The id is the vehicle's. */
  PRIVATE_MODES("private-modes", Topic.PRIVATE_MODES),
  /**
   * How often a vehicle is heard and what it sends, learned from facts. The id is the vehicle's.
   */
  CAPABILITIES("capabilities", Topic.CAPABILITIES),
  /** How the fleet gets along, learned from facts. The id is {@code fleet}. */
  TRAVEL_TIMES("travel-times", Topic.TRAVEL_TIMES),
  /** Devices and the hashes of their credentials; always in force from the beginning. */
  DEVICES("devices", Topic.DEVICES);

  private final String label;
  private final Topic topic;

  ReferenceKind(String label, Topic topic) {
    this.label = label;
    this.topic = topic;
  }

  /** The name in paths and tables. */
  public String label() {
    return label;
  }

  public Topic topic() {
    return topic;
  }

  /** The kind of a topic's records, or null. */
  public static ReferenceKind ofTopic(String topicName) {
    for (ReferenceKind kind : values()) {
      if (kind.topic.topicName().equals(topicName)) {
        return kind;
      }
    }
    return null;
  }
}
