package io.fleet.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything about the gateway that an operator may set; keys {@code fleet.gateway.…}. */
@ConfigMapping(prefix = "fleet.gateway")
public interface GatewayConfig {
  /** What one request may hold. */
  LimitConfig limit();

  /** Which times are believed. */
  ClockConfig clock();

  /** Commands to devices. */
  CommandConfig command();

  /** Devices that speak MQTT. */
  MqttConfig mqtt();

  /** How long a sender is asked to wait after a 503; whole seconds, at least one. */
  @WithDefault("2s")
  Duration retryAfter();

  /** How long the log may acknowledge nothing before requests are answered 503 at once. */
  @WithDefault("3s")
  Duration logPatience();

  /** How long a sender may take over its body. */
  @WithDefault("30s")
  Duration bodyPatience();

  /** Limits of a request and of all requests together. */
  interface LimitConfig {
    /** The body as sent. */
    @WithDefault("8M")
    MemorySize body();

    /** The body after expansion. */
    @WithDefault("32M")
    MemorySize expanded();

    /** One event's JSON. */
    @WithDefault("1M")
    MemorySize event();

    /** Events in one request. */
    @WithDefault("10000")
    int events();

    /** Bytes of all requests between arrival and acknowledgement. */
    @WithDefault("96M")
    MemorySize inFlight();
  }

  /** How commands to devices wait. */
  interface CommandConfig {
    /** How long one waits that does not say. */
    @WithDefault("24h")
    Duration defaultLife();

    /** How long one may wait at most; also how far back the log is read at start. */
    @WithDefault("7d")
    Duration maxLife();

    /** Commands that wait for one vehicle; the oldest makes room. */
    @WithDefault("100")
    int maxPending();

    /** Memory for the commands of all vehicles; the oldest makes room. */
    @WithDefault("32M")
    MemorySize memory();
  }

  /** The second MQTT listener. */
  interface MqttTlsConfig {
    /** Whether there is one. */
    @WithDefault("false")
    boolean enabled();

    /** The port it listens at. */
    @WithDefault("8883")
    int port();

    /** The gateway's certificate and those between it and its authority, PEM. */
    Optional<Path> certificate();

    /** Its private key, PEM. */
    Optional<Path> key();

    /** How often to see whether the files have changed. */
    @WithDefault("30s")
    Duration reloadPeriod();

    /** Authorities of the certificates that devices may show instead of a token, PEM. */
    Optional<Path> clientCa();
  }

  /** The MQTT listeners. */
  interface MqttConfig {
    /** The listener with TLS. */
    MqttTlsConfig tls();

    /** Whether there is a plain one. */
    @WithDefault("true")
    boolean enabled();

    /** Connections one address may open a second, in the long run; ten times as many at once. */
    @WithDefault("100")
    int connectsPerAddressPerS();

    /** Networks this does not hold for: load balancers, and this machine. */
    @WithDefault("127.0.0.0/8,::1/128")
    List<String> trustedNetworks();

    /** The address they listen at. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port the plain one listens at. */
    @WithDefault("1883")
    int port();

    /** Devices connected at a time. */
    @WithDefault("20000")
    int maxConnections();

    /** Messages of one connection that wait for the log. */
    @WithDefault("1000")
    int maxUnacknowledged();

    /** One message, at most 1M. */
    @WithDefault("256K")
    MemorySize maxMessage();

    /** How long a new connection may take to say who it is. */
    @WithDefault("10s")
    Duration connectPatience();

    /** The longest time a device may agree to be silent. */
    @WithDefault("20m")
    Duration maxKeepAlive();
  }

  /** The clock rule. */
  interface ClockConfig {
    /** How far ahead of the server a device's clock may be. */
    @WithDefault("5m")
    Duration maxAhead();

    /** No event is older than the fleet. */
    @WithDefault("2010-01-01T00:00:00Z")
    Instant earliest();
  }
}
