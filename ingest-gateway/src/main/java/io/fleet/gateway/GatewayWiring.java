package io.fleet.gateway;

import io.fleet.events.ClockRule;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.gateway.admit.Admission;
import io.fleet.gateway.admit.DeviceClocks;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.Limits;
import io.fleet.gateway.admit.RateLimits;
import io.fleet.gateway.admit.VehicleScopes;
import io.fleet.gateway.command.CommandBook;
import io.fleet.gateway.command.CommandSettings;
import io.fleet.gateway.http.HttpPatience;
import io.fleet.gateway.mqtt.MqttSettings;
import io.fleet.gateway.mqtt.TlsFiles;
import io.fleet.gateway.publish.LogPulse;
import io.fleet.gateway.reference.check.BodyCheck;
import io.fleet.gateway.security.FailedLogins;
import io.fleet.gateway.tracker.TrackerSettings;
import io.fleet.gateway.tracker.TrackerTls;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Makes the parts that are plain Java out of the configuration. */
@Singleton
public class GatewayWiring {
  private final GatewayConfig config;

  GatewayWiring(GatewayConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Limits limits() {
    GatewayConfig.LimitConfig limit = config.limit();
    return new Limits(
        bytes(limit.body()), bytes(limit.expanded()), limit.events(), bytes(limit.event()));
  }

  @Produces
  @Singleton
  Admission admission(Clock clock, Limits limits, ReferenceBook book) {
    ClockRule rule = new ClockRule(config.clock().maxAhead(), config.clock().earliest());
    return new Admission(new DeviceClocks(rule, config.admit().maxAge()), clock, limits, book);
  }

  @Produces
  @Singleton
  RateLimits rateLimits(Clock clock) {
    return new RateLimits(config.rate().eventsPerSecond(), config.rate().burst(), clock);
  }

  @Produces
  @Singleton
  ReferenceBook referenceBook() {
    return new ReferenceBook();
  }

  @Produces
  @Singleton
  BodyCheck bodyCheck() {
    return new BodyCheck();
  }

  @Produces
  @Singleton
  VehicleScopes vehicleScopes(ReferenceBook book) {
    return new VehicleScopes(book);
  }

  @Produces
  @Singleton
  InFlightBytes inFlightBytes() {
    return new InFlightBytes(config.limit().inFlight().asLongValue());
  }

  @Produces
  @Singleton
  LogPulse logPulse(Clock clock) {
    return new LogPulse(clock, config.logPatience());
  }

  @Produces
  @Singleton
  HttpPatience httpPatience() {
    return new HttpPatience(config.bodyPatience(), config.requestPatience(), config.retryAfter());
  }

  @Produces
  @Singleton
  FailedLogins failedLogins() {
    GatewayConfig.LoginConfig logins = config.logins();
    return new FailedLogins(logins.maxFailures(), logins.recovery(), TimeMeter.SYSTEM_NANOTIME);
  }

  @Produces
  @Singleton
  MqttSettings mqttSettings() {
    GatewayConfig.MqttConfig mqtt = config.mqtt();
    return new MqttSettings(
        mqtt.enabled(),
        mqtt.host(),
        mqtt.port(),
        mqtt.tls().port(),
        tlsFiles(mqtt.tls()),
        mqtt.maxConnections(),
        mqtt.maxUnacknowledged(),
        bytes(mqtt.maxMessage()),
        mqtt.connectPatience(),
        mqtt.connectsPerAddressPerS(),
        mqtt.trustedNetworks(),
        mqtt.maxKeepAlive());
  }

  @Produces
  @Singleton
  CommandSettings commandSettings() {
    GatewayConfig.CommandConfig command = config.command();
    return new CommandSettings(
        command.defaultLife(),
        command.maxLife(),
        command.maxPending(),
        command.memory().asLongValue());
  }

  @Produces
  @Singleton
  CommandBook commandBook(CommandSettings settings) {
    return new CommandBook(settings);
  }

  @Produces
  @Singleton
  TrackerSettings trackerSettings() {
    GatewayConfig.TrackerConfig tracker = config.tracker();
    return new TrackerSettings(
        tracker.enabled(),
        tracker.host(),
        tracker.port(),
        tracker.plain() ? null : TrackerTls.of(tracker.certificate(), tracker.key()),
        tracker.maxConnections(),
        bytes(tracker.maxBody()),
        tracker.headPatience(),
        config.bodyPatience(),
        config.retryAfter());
  }

  private static Optional<TlsFiles> tlsFiles(GatewayConfig.MqttTlsConfig tls) {
    if (!tls.enabled()) {
      return Optional.empty();
    }
    return Optional.of(
        new TlsFiles(
            tls.certificate().orElseThrow(() -> missing("certificate")),
            tls.key().orElseThrow(() -> missing("key")),
            tls.reloadPeriod(),
            tls.clientCa()));
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("fleet.gateway.mqtt: tls." + name + ": a PEM file is needed");
  }

  private static int bytes(MemorySize size) {
    return Math.toIntExact(size.asLongValue());
  }
}
