package io.fleet.gateway.mqtt;

import io.vertx.mqtt.MqttEndpoint;
import java.time.Duration;
import java.util.function.Consumer;

/** Hands one connection's packets to those who deal with them, and notes that the device lives. */
final class PacketHandlers {
  private final MqttEndpoint endpoint;
  private final DeviceConnection connection;
  private final PacketSender sender;
  private final ConnectionClock time;
  private Duration sessionLife;

  PacketHandlers(
      MqttEndpoint endpoint,
      DeviceConnection connection,
      PacketSender sender,
      ConnectionClock time) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.sender = sender;
    this.time = time;
    this.sessionLife = ConnectProperties.sessionLife(endpoint);
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
          gone.accept(sessionLife);
        });
    endpoint.disconnectMessageHandler(
        message -> sessionLife = ConnectProperties.sessionLife(message.properties(), sessionLife));
    endpoint.pingHandler(ping -> time.heard());
    endpoint.publishHandler(
        message -> {
          time.heard();
          connection.publish(message);
        });
    endpoint.subscribeHandler(
        message -> {
          time.heard();
          sender.refuse(message);
        });
    endpoint.unsubscribeHandler(
        message -> {
          time.heard();
          sender.confirm(message);
        });
  }
}
