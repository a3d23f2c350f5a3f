package io.fleet.gateway.mqtt;

import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Hands one connection's packets to those who deal with them, and notes that the device lives. */
final class PacketHandlers {
  private final MqttEndpoint endpoint;
  private final DeviceConnection connection;
  private final Subscriptions subscriptions;
  private final CommandDownlink downlink;
  private final ConnectionLife life;
  private final ConnectionClock time;
  private Duration sessionLife;

  PacketHandlers(
      MqttEndpoint endpoint,
      DeviceConnection connection,
      Subscriptions subscriptions,
      CommandDownlink downlink,
      ConnectionLife life,
      ConnectionClock time) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.subscriptions = subscriptions;
    this.downlink = downlink;
    this.life = life;
    this.time = time;
    this.sessionLife = ConnectProperties.sessionLife(endpoint);
  }

  private static String refusal(MqttPubAckReasonCode code) {
    return code.isError() ? "refused: " + code.name().toLowerCase(Locale.ROOT) : null;
  }

  /**
   * Begins to listen.
   *
   * @param gone hears when the connection is gone, and how long the session is to outlive it
   */
  void install(Consumer<Duration> gone) {
    endpoint.exceptionHandler(connection::failed);
    endpoint.closeHandler(
        closed -> {
          time.stop();
          subscriptions.end();
          gone.accept(sessionLife);
        });
    endpoint.disconnectMessageHandler(
        message -> {
          sessionLife = ConnectProperties.sessionLife(message.properties(), sessionLife);
          life.disconnected(message.code() == MqttDisconnectReasonCode.WITH_WILL_MESSAGE);
        });
    endpoint.pingHandler(ping -> time.heard());
    endpoint.publishHandler(
        message -> {
          time.heard();
          connection.publish(message);
        });
    endpoint.subscribeHandler(
        message -> {
          time.heard();
          subscriptions.subscribe(message);
        });
    endpoint.unsubscribeHandler(
        message -> {
          time.heard();
          subscriptions.unsubscribe(message);
        });
    endpoint.publishAcknowledgeMessageHandler(
        message -> {
          time.heard();
          downlink.confirmed(message.messageId(), refusal(message.code()));
        });
  }
}
