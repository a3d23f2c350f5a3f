package io.fleet.gateway.mqtt;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;

/** Why a message is not even looked at: a closed set, for answer, metric and log alike. */
enum PublishRefusal {
  /** Another vehicle's topic. */
  FORBIDDEN(
      "forbidden", MqttPubAckReasonCode.NOT_AUTHORIZED, MqttDisconnectReasonCode.NOT_AUTHORIZED),
  /** A topic that there is not. */
  TOPIC(
      "topic",
      MqttPubAckReasonCode.TOPIC_NAME_INVALID,
      MqttDisconnectReasonCode.TOPIC_NAME_INVALID),
  /** QoS 2. */
  QOS("qos", null, MqttDisconnectReasonCode.QOS_NOT_SUPPORTED),
  /** To be retained, in MQTT 5, where the device was told that nothing is. */
  RETAIN("retain", null, MqttDisconnectReasonCode.RETAIN_NOT_SUPPORTED),
  /** A topic alias, which the device was told there are none of. */
  TOPIC_ALIAS("topic_alias", null, MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID),
  /** More messages than may wait for their acknowledgement. */
  TOO_MANY_UNACKNOWLEDGED(
      "too_many_unacknowledged", null, MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED),
  /** More events than this device may send now. */
  RATE_LIMITED("rate_limited", null, MqttDisconnectReasonCode.QUOTA_EXCEEDED),
  /** The gateway holds as many bytes as it may. */
  OVERLOADED("overloaded", null, MqttDisconnectReasonCode.QUOTA_EXCEEDED);

  private final String tag;
  private final MqttPubAckReasonCode ackCode;
  private final MqttDisconnectReasonCode disconnectCode;

  PublishRefusal(
      String tag, MqttPubAckReasonCode ackCode, MqttDisconnectReasonCode disconnectCode) {
    this.tag = tag;
    this.ackCode = ackCode;
    this.disconnectCode = disconnectCode;
  }

  /** The reason in metrics and logs. */
  String tag() {
    return tag;
  }

  /**
   * What the device hears. MQTT 5 has a negative acknowledgement for what sending again does not
   * mend; for everything else, and always in MQTT 3.1.1 and at QoS 0, the connection ends.
   */
  Answer answer(boolean mqtt5, boolean acknowledged) {
    return mqtt5 && acknowledged && ackCode != null
        ? new Answer.Acknowledge(ackCode, null)
        : new Answer.HangUp(disconnectCode, tag);
  }
}
