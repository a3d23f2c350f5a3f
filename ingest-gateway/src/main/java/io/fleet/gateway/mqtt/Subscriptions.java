package io.fleet.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers what one device subscribes to: its own commands, at QoS 1, and nothing else. At QoS 0 the
 * gateway could not know what has arrived.
 */
final class Subscriptions {
  private final String topic;
  private final CommandDownlink downlink;
  private final CommandRouter router;
  private final PacketSender sender;

  Subscriptions(CommandDownlink downlink, CommandRouter router, PacketSender sender) {
    this.topic = DeviceTopic.commandsOf(downlink.deviceId());
    this.downlink = downlink;
    this.router = router;
    this.sender = sender;
  }

  /** The session goes on: what it was subscribed to is so still. */
  void resume() {
    if (downlink.session().isSubscribed()) {
      router.join(downlink);
      downlink.resume();
    }
  }

  void subscribe(MqttSubscribeMessage message) {
    List<MqttSubAckReasonCode> codes = new ArrayList<>();
    boolean wanted = false;
    for (MqttTopicSubscription subscription : message.topicSubscriptions()) {
      MqttSubAckReasonCode code = judge(subscription);
      wanted |= code == MqttSubAckReasonCode.GRANTED_QOS1;
      codes.add(code);
    }
    sender.answer(message, codes);
    if (wanted) {
      downlink.session().subscribe(true);
      router.join(downlink);
      downlink.pump();
    }
  }

  void unsubscribe(MqttUnsubscribeMessage message) {
    List<MqttUnsubAckReasonCode> codes = new ArrayList<>();
    for (String filter : message.topics()) {
      boolean had = filter.equals(topic) && downlink.session().subscribe(false);
      codes.add(
          had ? MqttUnsubAckReasonCode.SUCCESS : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED);
    }
    if (!downlink.session().isSubscribed()) {
      router.leave(downlink);
    }
    sender.answer(message, codes);
  }

  /** The connection is gone. */
  void end() {
    downlink.end();
    router.leave(downlink);
  }

  private MqttSubAckReasonCode judge(MqttTopicSubscription subscription) {
    if (!subscription.topicName().equals(topic)) {
      return sender.isMqtt5()
          ? MqttSubAckReasonCode.NOT_AUTHORIZED
          : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
    }
    MqttSubscriptionOption option = subscription.subscriptionOption();
    boolean silent = option.qos().value() == 0;
    if (silent) {
      return sender.isMqtt5()
          ? MqttSubAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR
          : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
    }
    return MqttSubAckReasonCode.GRANTED_QOS1;
  }
}
