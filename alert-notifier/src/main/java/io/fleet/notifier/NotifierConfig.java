package io.fleet.notifier;

import io.fleet.notifier.deliver.guard.Mode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The service's settings; each can be given as an environment variable. */
@ConfigMapping(prefix = "fleet.notifier")
public interface NotifierConfig {

  /** Seals the secrets of endpoints: base64 of 32 bytes. */
  Optional<String> key();

  /** A file that holds it, in place of {@link #key}. */
  Optional<Path> keyFile();

  /** The key of before; still opens what it has sealed. */
  Optional<String> oldKey();

  /** A file that holds it, in place of {@link #oldKey}. */
  Optional<Path> oldKeyFile();

  Endpoints endpoints();

  Webhook webhook();

  Cloudevents cloudevents();

  Mail mail();

  Lane lane();

  Attempt attempt();

  Retry retry();

  Store store();

  Intake intake();

  Recovery recovery();

  Escalation escalation();

  /** Where endpoints come from. */
  interface Endpoints {
    /** One JSON file an endpoint. */
    Path directory();

    /** How often the directory is looked at. */
    @WithDefault("1s")
    Duration scanInterval();
  }

  /** What may be connected to. */
  interface Webhook {
    /** {@code production}: https only, nothing of this machine; or {@code local}. */
    @WithDefault("production")
    Mode mode();

    /** CIDR[:port], separated by commas: addresses allowed although they are not public. */
    Optional<String> allow();

    /** PEM file of the authorities believed in place of the platform's. */
    Optional<Path> caFile();
  }

  /** What bodies say of this installation. */
  interface Cloudevents {
    /** A URI reference, the {@code source} of CloudEvents. */
    @WithDefault("/fleet")
    String source();
  }

  /** Letters; all else about SMTP is in {@code quarkus.mailer}. */
  interface Mail {
    /** The SMTP server; without one no endpoint may be a mailbox. */
    Optional<String> host();

    /** The sender's address. */
    Optional<String> from();
  }

  /** The bounds of each endpoint's lane, see {@link io.fleet.notifier.deliver.LaneSettings}. */
  interface Lane {
    @WithDefault("8")
    int concurrency();

    @WithDefault("1024")
    int queue();

    @WithDefault("1s")
    Duration storeAfter();

    @WithDefault("500")
    int pendingWithPayload();

    @WithDefault("50000")
    int pendingMax();

    /** How long an endpoint may fail without a success until it is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    Breaker breaker();
  }

  /** When a lane stops, see {@link io.fleet.notifier.deliver.BreakerSettings}. */
  interface Breaker {
    @WithDefault("5")
    int failures();

    @WithDefault("1s")
    Duration firstProbe();

    @WithDefault("60s")
    Duration lastProbe();
  }

  /** The bounds of one attempt. */
  interface Attempt {
    @WithDefault("3s")
    Duration connectTimeout();

    @WithDefault("10s")
    Duration requestTimeout();

    @WithDefault("65536")
    int responseMaxBytes();

    /** Records of attempts that may wait for the log; more are dropped. */
    @WithDefault("20000")
    int logBuffer();
  }

  /** When failed messages are tried again. */
  interface Retry {
    /** Before the first, second, … attempt. */
    @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> delays();

    /** Share of a delay by which it varies either way, 0 to 1. */
    @WithDefault("0.1")
    double jitter();
  }

  /** The topic of pending deliveries, made if it is missing. */
  interface Store {
    @WithDefault("fleet.prod.notifier.deliveries")
    String topic();

    @WithDefault("3")
    int partitions();

    @WithDefault("1")
    short replication();
  }

  /** What may be asked for again. */
  interface Recovery {
    /** Messages one request may bring; less than a lane may have pending. */
    @WithDefault("20000")
    int maxMessages();
  }

  /** What is taken from the log. */
  interface Intake {
    /** Records that are neither delivered nor stored yet. */
    @WithDefault("4096")
    int inFlightMax();

    /** How long attempts under way may hold up that a shard goes to another instance. */
    @WithDefault("2s")
    Duration handOver();
  }

  /** The bounds of escalation, see {@link io.fleet.notifier.escalate.EscalationSettings}. */
  interface Escalation {
    @WithDefault("50000")
    int waitingMax();

    @WithDefault("100000")
    int answeredMax();

    @WithDefault("5s")
    Duration grace();
  }
}
