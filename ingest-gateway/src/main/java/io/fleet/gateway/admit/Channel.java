package io.fleet.gateway.admit;

/** What a sender says a body holds: the last part of a path or of an MQTT topic. */
public enum Channel {
  /** Messages of a vehicle. */
  TELEMETRY("telemetry"),
  /** A vehicle's slow-changing state. */
  STATUS("status"),
  /** What a driver app or a tracker noticed. */
  EVENTS("events"),
  /** A call for help. */
  SOS("sos");

  private final String tag;

  Channel(String tag) {
    this.tag = tag;
  }

  /** The name in paths, topics and metrics. */
  public String tag() {
    return tag;
  }

  /** The channel of that name, or null. */
  public static Channel ofTag(String tag) {
    for (Channel channel : values()) {
      if (channel.tag.equals(tag)) {
        return channel;
      }
    }
    return null;
  }
}
