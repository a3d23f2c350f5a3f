package io.fleet.gateway.mqtt;

import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import io.fleet.gateway.publish.LogPulse;
import io.fleet.gateway.security.Callers;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Lets devices in, or tells them why not. */
@Singleton
class Reception {
  private final MqttSettings settings;
  private final ConnectJudge judge;
  private final ConnectionRegistry registry;
  private final Sessions sessions;
  private final MqttIntake intake;
  private final MqttMeters meters;
  private final Clock clock;

  Reception(
      MqttSettings settings,
      Callers callers,
      LogPulse log,
      ConnectionRegistry registry,
      Sessions sessions,
      MqttIntake intake,
      MqttMeters meters,
      Clock clock) {
    this.settings = settings;
    this.judge = new ConnectJudge(callers::of, log::isAway);
    this.registry = registry;
    this.sessions = sessions;
    this.intake = intake;
    this.meters = meters;
    this.clock = clock;
  }

  /** Answers a CONNECT; on the connection's event loop. */
  void receive(MqttEndpoint endpoint, Vertx vertx) {
    ConnectVerdict verdict = judge.judge(ConnectProperties.request(endpoint));
    if (!verdict.isAccepted()) {
      refuse(endpoint, verdict.refusal());
      return;
    }
    String given = isNameless(endpoint) ? UUID.randomUUID().toString() : null;
    Client client =
        new Client(
            endpoint.auth().getUsername(), given == null ? endpoint.clientIdentifier() : given);
    PacketSender sender = new PacketSender(endpoint, meters);
    DeviceConnection connection =
        new DeviceConnection(
            client.vehicleId(),
            settings.maxUnacknowledged(),
            intake,
            meters,
            sender,
            vertx.getOrCreateContext());
    if (!registry.enter(client, connection)) {
      refuse(endpoint, ConnectRefusal.TOO_MANY_CONNECTIONS);
      return;
    }
    int keepAliveS = settings.keepAliveSeconds(endpoint.keepAliveTimeSeconds());
    ConnectionClock time = new ConnectionClock(vertx, connection, keepAliveS);
    new PacketHandlers(endpoint, connection, sender, time)
        .install(
            life -> {
              if (registry.leave(client, connection)) {
                sessions.keep(client, life);
              }
            });
    time.start(clock, verdict.expiresAt());
    accept(endpoint, client, given);
  }

  /** A CONNECT that the server itself refused: no client id, but a session to be kept. */
  void refusedByServer() {
    meters.refused(ConnectRefusal.CLIENT_ID);
  }

  private void accept(MqttEndpoint endpoint, Client client, String givenId) {
    var life = ConnectProperties.sessionLife(endpoint);
    boolean sessionPresent = sessions.begin(client, endpoint.isCleanSession(), life);
    MqttProperties offer =
        endpoint.protocolVersion() == ConnectRequest.MQTT_5
            ? ConnectProperties.offer(settings, endpoint.keepAliveTimeSeconds(), life, givenId)
            : MqttProperties.NO_PROPERTIES;
    endpoint.accept(sessionPresent, offer);
  }

  private void refuse(MqttEndpoint endpoint, ConnectRefusal refusal) {
    meters.refused(refusal);
    int level = endpoint.protocolVersion();
    MqttProperties reason =
        level == ConnectRequest.MQTT_5
            ? ConnectProperties.reason(refusal.tag())
            : MqttProperties.NO_PROPERTIES;
    endpoint.reject(refusal.code(level), reason);
  }

  private static boolean isNameless(MqttEndpoint endpoint) {
    return endpoint.clientIdentifier() == null || endpoint.clientIdentifier().isEmpty();
  }
}
