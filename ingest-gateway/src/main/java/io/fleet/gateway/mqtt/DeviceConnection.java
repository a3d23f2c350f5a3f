package io.fleet.gateway.mqtt;

import io.fleet.gateway.mqtt.AnswerQueue.Slot;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.vertx.core.Context;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connected device: takes its messages, in their order, and answers them, in their order. Of
 * one event loop, except where it says otherwise. When the connection is to end, messages that came
 * before are still answered and later ones are not read; so a device that floods makes progress
 * with every connection.
 */
final class DeviceConnection implements ConnectionRegistry.Seat {
  /** Messages beyond the bound that only calls for help may be. */
  static final int SOS_RESERVE = 8;

  private final PublishJudge judge;
  private final MqttIntake intake;
  private final MqttMeters meters;
  private final PacketSender sender;
  private final Context context;
  private final ConnectionLife life;
  private final int maxUnacknowledged;
  private final AnswerQueue answers = new AnswerQueue();
  private final AtomicBoolean draining = new AtomicBoolean();
  private boolean ending;

  /**
   * @param deviceId the device
   * @param maxUnacknowledged messages that may wait for the log
   * @param context the connection's event loop
   */
  DeviceConnection(
      String deviceId,
      int maxUnacknowledged,
      MqttIntake intake,
      MqttMeters meters,
      PacketSender sender,
      ConnectionLife life,
      Context context) {
    this.judge = new PublishJudge(deviceId, sender.isMqtt5());
    this.intake = intake;
    this.meters = meters;
    this.sender = sender;
    this.life = life;
    this.context = context;
    this.maxUnacknowledged = maxUnacknowledged;
  }

  /** Takes a message. */
  void publish(MqttPublishMessage message) {
    if (ending) {
      return;
    }
    int qos = message.qosLevel().value();
    int packetId = qos == 0 ? 0 : message.messageId();
    PublishRefusal refusal = refusalOf(message, qos);
    if (refusal != null) {
      refuse(packetId, refusal);
      return;
    }
    Slot slot = answers.open(packetId);
    take(message).thenAccept(answer -> settle(slot, packetId, answer));
  }

  private CompletionStage<Answer> take(MqttPublishMessage message) {
    byte[] payload = message.payload().getBytes();
    DeviceTopic topic = DeviceTopic.own(judge.deviceId(), message.topicName());
    return topic == DeviceTopic.COMMAND_REPLIES
        ? intake.takeReply(judge.deviceId(), payload)
        : intake.take(judge.deviceId(), topic.channel(), payload);
  }

  /** Ends the connection once what came before is answered. */
  void end(MqttDisconnectReasonCode code, String reason) {
    if (!ending) {
      ending = true;
      answers.open(0).settle(new Answer.HangUp(code, reason));
      answers.drain(sender);
    }
  }

  /** Something came that is no MQTT; the server closes the connection after this. */
  void failed(Throwable failure) {
    if (failure instanceof TooLongFrameException) {
      sender.hangUp(MqttDisconnectReasonCode.PACKET_TOO_LARGE, "too_large");
    } else if (failure instanceof io.netty.handler.codec.DecoderException) {
      sender.hangUp(MqttDisconnectReasonCode.MALFORMED_PACKET, "malformed");
    }
  }

  @Override
  public void takenOver() {
    life.takenOver();
    context.runOnContext(
        v -> sender.hangUp(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "taken_over"));
  }

  @Override
  public void closing() {
    context.runOnContext(v -> end(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN, "closing"));
  }

  @Override
  public void revoked() {
    life.revoked();
    context.runOnContext(v -> sender.hangUp(MqttDisconnectReasonCode.NOT_AUTHORIZED, "revoked"));
  }

  private PublishRefusal refusalOf(MqttPublishMessage message, int qos) {
    int waiting = qos == 0 ? answers.unasked() : answers.unacknowledged();
    boolean full = waiting >= maxUnacknowledged;
    if (full && !(waiting < maxUnacknowledged + SOS_RESERVE && isCallForHelp(message))) {
      return PublishRefusal.TOO_MANY_UNACKNOWLEDGED;
    }
    boolean alias = message.properties().getProperty(MqttPropertyType.TOPIC_ALIAS.value()) != null;
    return judge.judge(message.topicName(), qos, message.isRetain(), alias);
  }

  private boolean isCallForHelp(MqttPublishMessage message) {
    return DeviceTopic.own(judge.deviceId(), message.topicName()) == DeviceTopic.SOS;
  }

  private void refuse(int packetId, PublishRefusal refusal) {
    meters.refused(refusal);
    if (packetId == 0 && refusal == PublishRefusal.TOO_MANY_UNACKNOWLEDGED) {
      return; // QoS 0 promises nothing and knows no flow control
    }
    Answer answer = refusal.answer(judge.mqtt5(), packetId != 0);
    ending = answer instanceof Answer.HangUp;
    answers.open(packetId).settle(answer);
    answers.drain(sender);
  }

  /** From any thread. Many acknowledgements of the log come at once and are sent at once. */
  private void settle(Slot slot, int packetId, Answer answer) {
    boolean drop = packetId == 0 && answer == MqttIntake.OVERLOADED;
    slot.settle(drop ? new Answer.Silence() : answer);
    if (draining.compareAndSet(false, true)) {
      context.runOnContext(
          v -> {
            draining.set(false);
            answers.drain(sender);
          });
    }
  }
}
