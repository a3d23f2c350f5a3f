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

  /** What else is taken or not. */
  AdmitConfig admit();

  /** How much one device may send. */
  RateConfig rate();

  /** Commands to devices. */
  CommandConfig command();

  /** Devices that speak MQTT. */
  MqttConfig mqtt();

  /** Callers that show wrong credentials. */
  LoginConfig logins();

  /** Tracker apps that speak Traccar's protocols. */
  TrackerConfig tracker();

  /** How long a sender is asked to wait after a 503; whole seconds, at least one. */
  @WithDefault("2s")
  Duration retryAfter();

  /** How long the log may acknowledge nothing before requests are answered 503 at once. */
  @WithDefault("3s")
  Duration logPatience();

  /** How long a sender may take over its body. */
  @WithDefault("30s")
  Duration bodyPatience();

  /** How long a connection may take from a request's first byte to its answer. */
  @WithDefault("60s")
  Duration requestPatience();

  /** Whether there is an endpoint that does nothing, for benches to compare with. */
  @WithDefault("false")
  boolean benchEndpoint();

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

  /** Admission of events. */
  interface AdmitConfig {
    /** How old an event may be, unless its sender's token has the scope import. */
    @WithDefault("400d")
    Duration maxAge();
  }

  /** A device's bucket of events; senders that relay have none. */
  interface RateConfig {
    /** Events a second that it regains; 0 means no limit. */
    @WithDefault("50")
    int eventsPerSecond();

    /** Events that a full one holds: what a device may bring at once after a silence. */
    @WithDefault("5000")
    int burst();
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

  /** How many failures a source address is allowed. */
  interface LoginConfig {
    /** At once. */
    @WithDefault("20")
    int maxFailures();

    /** After how long one more is allowed. */
    @WithDefault("3s")
    Duration recovery();
  }

  /** The listener for tracker apps. */
  interface TrackerConfig {
    /** Whether there is one; a tracking key in a URL is a weak credential, so not by itself. */
    @WithDefault("false")
    boolean enabled();

    /** The address it listens at. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port it listens at. */
    @WithDefault("5055")
    int port();

    /** Whether it goes without TLS: behind a proxy that has it, or on the machine itself. */
    @WithDefault("false")
    boolean plain();

    /** The PEM file with the certificate chain; needed unless plain. */
    Optional<Path> certificate();

    /** The PEM file with the private key of the certificate; needed unless plain. */
    Optional<Path> key();

    /** Connections at a time. */
    @WithDefault("2000")
    int maxConnections();

    /** One body, at most 1M. */
    @WithDefault("256K")
    MemorySize maxBody();

    /** How long a connection may take over a request's head, or be silent between two. */
    @WithDefault("30s")
    Duration headPatience();
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
