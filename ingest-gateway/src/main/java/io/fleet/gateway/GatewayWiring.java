package io.fleet.gateway;

import io.fleet.events.ClockRule;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.gateway.admit.Admission;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.Limits;
import io.fleet.gateway.admit.VehicleScopes;
import io.fleet.gateway.http.HttpPatience;
import io.fleet.gateway.mqtt.MqttSettings;
import io.fleet.gateway.publish.LogPulse;
import io.fleet.gateway.tracker.TrackerSettings;
import io.fleet.gateway.tracker.TrackerTls;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

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
  Admission admission(Clock clock, Limits limits) {
    ClockRule rule = new ClockRule(config.clock().maxAhead(), config.clock().earliest());
    return new Admission(rule, clock, limits);
  }

  @Produces
  @Singleton
  ReferenceBook referenceBook() {
    return new ReferenceBook();
  }

  @Produces
  @Singleton
  VehicleScopes vehicleScopes() {
    return new VehicleScopes();
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
  MqttSettings mqttSettings() {
    GatewayConfig.MqttConfig mqtt = config.mqtt();
    return new MqttSettings(
        mqtt.enabled(),
        mqtt.host(),
        mqtt.port(),
        mqtt.maxConnections(),
        mqtt.maxUnacknowledged(),
        bytes(mqtt.maxMessage()),
        mqtt.connectPatience(),
        mqtt.maxKeepAlive());
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

  private static int bytes(MemorySize size) {
    return Math.toIntExact(size.asLongValue());
  }
}
