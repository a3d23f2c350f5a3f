package io.fleet.gateway.mqtt;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;

/** What a device hears about one message. */
sealed interface Answer {

  /**
   * The gateway is done with the message; the device sends it no more. At QoS 0 it hears nothing.
   *
   * @param code MQTT 5 hears it, 3.1.1 does not
   * @param reason a sentence for people in MQTT 5, or null
   */
  record Acknowledge(MqttPubAckReasonCode code, String reason) implements Answer {
    static final Acknowledge STORED = new Acknowledge(MqttPubAckReasonCode.SUCCESS, null);
  }

  /**
   * The connection ends; what was not acknowledged the device sends again on the next one.
   *
   * @param code MQTT 5 hears it, 3.1.1 does not
   * @param reason one word, for MQTT 5, metric and log
   */
  record HangUp(MqttDisconnectReasonCode code, String reason) implements Answer {}

  /** Neither: a message of QoS 0 that is dropped. */
  record Silence() implements Answer {}
}
