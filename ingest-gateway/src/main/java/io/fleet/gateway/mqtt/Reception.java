package io.fleet.gateway.mqtt;

import io.fleet.gateway.command.CommandDesk;
import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import io.fleet.gateway.publish.ConnectionLog;
import io.fleet.gateway.publish.LogPulse;
import io.fleet.gateway.security.Callers;
import io.fleet.gateway.security.FailedLogins;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.mqtt.MqttEndpoint;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Lets devices in, or tells them why not. */
@Singleton
class Reception {
  private final MqttSettings settings;
  private final ConnectJudge judge;
  private final FailedLogins failures;
  private final TrustedNetworks trusted;
  private final ConnectionRegistry registry;
  private final Sessions sessions;
  private final MqttIntake intake;
  private final CommandDesk commands;
  private final CommandRouter router;
  private final ConnectionLog log;
  private final Wills wills;
  private final MqttMeters meters;
  private final Clock clock;

  Reception(
      MqttSettings settings,
      Callers callers,
      FailedLogins failures,
      TrustedNetworks trusted,
      LogPulse pulse,
      ConnectionRegistry registry,
      Sessions sessions,
      MqttIntake intake,
      CommandDesk commands,
      CommandRouter router,
      ConnectionLog log,
      Wills wills,
      MqttMeters meters,
      Clock clock) {
    this.settings = settings;
    this.judge =
        new ConnectJudge(callers::of, callers::ofCertificate, callers::areReady, pulse::isAway);
    this.failures = failures;
    this.trusted = trusted;
    this.registry = registry;
    this.sessions = sessions;
    this.intake = intake;
    this.commands = commands;
    this.router = router;
    this.log = log;
    this.wills = wills;
    this.meters = meters;
    this.clock = clock;
  }

  /** Answers a CONNECT; on the connection's event loop. */
  void receive(MqttEndpoint endpoint, Vertx vertx) {
    ConnectRequest request = ConnectProperties.request(endpoint);
    ConnectVerdict verdict = judge.judge(request);
    if (!verdict.isAccepted()) {
      refuse(endpoint, counted(endpoint, verdict.refusal()));
      return;
    }
    boolean nameless = request.clientId() == null || request.clientId().isEmpty();
    String clientId = nameless ? UUID.randomUUID().toString() : request.clientId();
    Client client = new Client(verdict.deviceId(), clientId);
    PacketSender sender = new PacketSender(endpoint, meters);
    ConnectionLife life = new ConnectionLife(client, request.will(), log, commands, wills, vertx);
    DeviceConnection connection =
        new DeviceConnection(
            client.deviceId(),
            settings.maxUnacknowledged(),
            intake,
            meters,
            sender,
            life,
            vertx.getOrCreateContext());
    if (!registry.enter(client, connection)) {
      refuse(endpoint, ConnectRefusal.TOO_MANY_CONNECTIONS);
      return;
    }
    // A credential that was revoked since it was judged has not found this connection.
    ConnectVerdict still = judge.judge(request);
    if (!still.isAccepted()) {
      registry.leave(client, connection);
      refuse(endpoint, still.refusal());
      return;
    }
    try {
      new Arrival(endpoint, client, sender, connection, life)
          .letIn(verdict, nameless ? clientId : null, vertx);
    } catch (RuntimeException e) {
      registry.leave(client, connection); // or its place would be lost until the gateway ends
      throw e;
    }
  }

  /** A CONNECT that the server itself refused: no client id, but a session to be kept. */
  void refusedByServer() {
    meters.refused(ConnectRefusal.CLIENT_ID);
  }

  /** Who guesses hears so after a while, which is not what a device with an old token hears. */
  private ConnectRefusal counted(MqttEndpoint endpoint, ConnectRefusal refusal) {
    SocketAddress remote = endpoint.remoteAddress();
    boolean guessed = refusal == ConnectRefusal.CREDENTIALS && !trusted.hold(remote);
    return guessed && failures.failed(remote.hostAddress()).isPresent()
        ? ConnectRefusal.TOO_MANY_FAILURES
        : refusal;
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

  /** One device that is let in. */
  private final class Arrival {
    private final MqttEndpoint endpoint;
    private final Client client;
    private final PacketSender sender;
    private final DeviceConnection connection;
    private final ConnectionLife life;

    Arrival(
        MqttEndpoint endpoint,
        Client client,
        PacketSender sender,
        DeviceConnection connection,
        ConnectionLife life) {
      this.endpoint = endpoint;
      this.client = client;
      this.sender = sender;
      this.connection = connection;
      this.life = life;
    }

    void letIn(ConnectVerdict verdict, String givenId, Vertx vertx) {
      Duration sessionLife = ConnectProperties.sessionLife(endpoint);
      Sessions.Session session = sessions.begin(client, endpoint.isCleanSession(), sessionLife);
      Context context = vertx.getOrCreateContext();
      CommandDownlink downlink =
          new CommandDownlink(client.deviceId(), session.commands(), commands, sender, context);
      Subscriptions subscriptions = new Subscriptions(downlink, router, sender);
      int keepAliveS = settings.keepAliveSeconds(endpoint.keepAliveTimeSeconds());
      ConnectionClock time = new ConnectionClock(vertx, connection, keepAliveS);
      boolean overTls = endpoint.isSsl();
      new PacketHandlers(endpoint, connection, subscriptions, downlink, life, time)
          .install(
              kept -> {
                meters.left(overTls);
                life.lost(sender.hangUpReason());
                if (registry.leave(client, connection)) {
                  sessions.keep(client, kept, session.commands());
                }
              });
      meters.entered(overTls);
      life.begun();
      endpoint.accept(session.goesOn(), offer(sessionLife, givenId));
      time.start(clock, verdict.expiresAt());
      subscriptions.resume();
    }

    private MqttProperties offer(Duration sessionLife, String givenId) {
      int keepAliveS = endpoint.keepAliveTimeSeconds();
      return endpoint.protocolVersion() == ConnectRequest.MQTT_5
          ? ConnectProperties.offer(settings, keepAliveS, sessionLife, givenId)
          : MqttProperties.NO_PROPERTIES;
    }
  }
}
