package io.fleet.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.Collections;

/**
 * Says in packets of the device's protocol version what was decided; a device that is gone hears
 * nothing.
 */
final class PacketSender implements AnswerQueue.Outlet {
  private final MqttEndpoint endpoint;
  private final MqttMeters meters;
  private final boolean mqtt5;
  private final boolean reasons;

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
    meters.hungUp(reason);
    if (mqtt5) {
      endpoint.disconnect(code, inWords(reason));
    } else {
      endpoint.close();
    }
  }

  /** There is nothing to subscribe to. */
  void refuse(MqttSubscribeMessage message) {
    var code = mqtt5 ? MqttSubAckReasonCode.NOT_AUTHORIZED : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
    endpoint.subscribeAcknowledge(
        message.messageId(),
        Collections.nCopies(message.topicSubscriptions().size(), code),
        MqttProperties.NO_PROPERTIES);
  }

  /** There was nothing to unsubscribe from. */
  void confirm(MqttUnsubscribeMessage message) {
    int codes = mqtt5 ? message.topics().size() : 0; // 3.1.1 has none in this packet
    endpoint.unsubscribeAcknowledge(
        message.messageId(),
        Collections.nCopies(codes, MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED),
        MqttProperties.NO_PROPERTIES);
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
