package io.fleet.gateway.mqtt;

import java.time.Duration;

/**
 * What a device leaves to be published when it is gone.
 *
 * @param topic where to
 * @param qos at which quality of service
 * @param retain whether it is to be retained
 * @param payload the message
 * @param delay how long the device may be away before
 */
record Will(String topic, int qos, boolean retain, byte[] payload, Duration delay) {
  /** Longer delays become this one. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  /** It lies in memory for as long as the device is connected. */
  static final int MAX_BYTES = 4_096;

  /** Why the device that leaves it is not let in, or null. */
  ConnectRefusal refusal(String deviceId) {
    if (!topic.equals(DeviceTopic.STATUS.of(deviceId))) {
      return ConnectRefusal.WILL;
    }
    if (qos > 1) {
      return ConnectRefusal.WILL_QOS;
    }
    if (retain) {
      return ConnectRefusal.WILL_RETAIN;
    }
    return payload.length > MAX_BYTES ? ConnectRefusal.WILL_SIZE : null;
  }
}
