package io.fleet.notifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The service's settings; each can be given as an environment variable. */
@ConfigMapping(prefix = "fleet.notifier")
public interface NotifierConfig {

  Endpoints endpoints();

  Webhook webhook();

  Lane lane();

  Attempt attempt();

  Retry retry();

  Store store();

  Intake intake();

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
    /** CIDR[:port], separated by commas: addresses allowed although they are not public. */
    Optional<String> allow();
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
  }

  /** The bounds of one attempt. */
  interface Attempt {
    @WithDefault("3s")
    Duration connectTimeout();

    @WithDefault("10s")
    Duration requestTimeout();

    @WithDefault("65536")
    int responseMaxBytes();
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

  /** What is taken from the alerts topic. */
  interface Intake {
    /** Records that are neither delivered nor stored yet. */
    @WithDefault("4096")
    int inFlightMax();
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
