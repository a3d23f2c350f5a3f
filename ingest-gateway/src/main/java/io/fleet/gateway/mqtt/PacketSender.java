package io.fleet.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.List;

/**
 * Says in packets of the device's protocol version what was decided; a device that is gone hears
 * nothing.
 */
final class PacketSender implements AnswerQueue.Outlet {
  private final MqttEndpoint endpoint;
  private final MqttMeters meters;
  private final boolean mqtt5;
  private final boolean reasons;
  private String hangUpReason;

  PacketSender(MqttEndpoint endpoint, MqttMeters meters) {
    this.endpoint = endpoint;
    this.meters = meters;
    this.mqtt5 = endpoint.protocolVersion() == ConnectRequest.MQTT_5;
    this.reasons = ConnectProperties.wantsReasons(endpoint);
  }

  boolean isMqtt5() {
    return mqtt5;
  }

  @Override
  public void send(int packetId, Answer answer) {
    if (answer instanceof Answer.HangUp hangUp) {
      hangUp(hangUp.code(), hangUp.reason());
    } else if (answer instanceof Answer.Acknowledge ack && packetId != 0) {
      acknowledge(packetId, ack);
    }
  }

  /** Ends the connection. */
  void hangUp(MqttDisconnectReasonCode code, String reason) {
    if (!endpoint.isConnected()) {
      return;
    }
    hangUpReason = reason;
    meters.hungUp(reason);
    if (mqtt5) {
      endpoint.disconnect(code, inWords(reason));
    } else {
      endpoint.close();
    }
  }

  /** Why the gateway has ended the connection, null if it has not. */
  String hangUpReason() {
    return hangUpReason;
  }

  /** How many messages the device takes before it has confirmed them. */
  int receiveMaximum() {
    return ConnectProperties.receiveMaximum(endpoint);
  }

  /** The greatest packet the device takes. */
  long maxPacketBytes() {
    return ConnectProperties.maxPacketBytes(endpoint);
  }

  /** Says what is subscribed to, a code for each filter. */
  void answer(MqttSubscribeMessage message, List<MqttSubAckReasonCode> codes) {
    if (endpoint.isConnected()) {
      endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
    }
  }

  /** Says what was unsubscribed from, a code for each filter. */
  void answer(MqttUnsubscribeMessage message, List<MqttUnsubAckReasonCode> codes) {
    if (endpoint.isConnected()) {
      endpoint.unsubscribeAcknowledge(
          message.messageId(),
          mqtt5 ? codes : List.of(), // 3.1.1 has none in this packet
          MqttProperties.NO_PROPERTIES);
    }
  }

  /** Sends a command at QoS 1. */
  void command(String topic, byte[] payload, int packetId, boolean again) {
    if (endpoint.isConnected()) {
      endpoint.publish(
          topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, again, false, packetId);
    }
  }

  private void acknowledge(int packetId, Answer.Acknowledge answer) {
    if (endpoint.isConnected()) {
      endpoint.publishAcknowledge(packetId, answer.code(), inWords(answer.reason()));
    }
  }

  private MqttProperties inWords(String reason) {
    return reasons && reason != null
        ? ConnectProperties.reason(reason)
        : MqttProperties.NO_PROPERTIES;
  }
}
