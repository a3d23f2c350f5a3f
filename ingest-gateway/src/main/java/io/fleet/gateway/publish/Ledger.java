package io.fleet.gateway.publish;

import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.Outcome;
import io.fleet.gateway.admit.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Counts what became of events and requests; metric names and tags are public interface. */
@Singleton
public class Ledger {
  /** Events by {@code protocol}, {@code outcome} and {@code reason}. */
  public static final String EVENTS = "fleet.gateway.events";

  /** Events by {@code channel} and {@code outcome}. */
  public static final String CHANNELS = "fleet.gateway.channel.events";

  /** Events that were taken without their place, by {@code channel}. */
  public static final String PRIVATE_EVENTS = "fleet.gateway.private.events";

  /** Requests refused as a whole, by {@code protocol} and {@code reason}. */
  public static final String REFUSED_REQUESTS = "fleet.gateway.requests.refused";

  /** From a request's last byte to the broker's acknowledgement. */
  public static final String ACK_TIME = "fleet.gateway.ack";

  /** Bytes between arrival and acknowledgement. */
  public static final String IN_FLIGHT = "fleet.gateway.in.flight.bytes";

  private static final Logger LOG = Logger.getLogger(Ledger.class);
  private static final String NO_REASON = "none";

  private final MeterRegistry registry;
  private final Timer ackTime;

  Ledger(MeterRegistry registry, InFlightBytes inFlight) {
    this.registry = registry;
    this.ackTime =
        Timer.builder(ACK_TIME)
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10))
            .register(registry);
    registry.gauge(IN_FLIGHT, inFlight, InFlightBytes::used);
  }

  /** The log has acknowledged a request. */
  public void published(String protocol, AdmittedBody body, long elapsedNanos) {
    ackTime.record(elapsedNanos, TimeUnit.NANOSECONDS);
    int asTold = 0;
    for (Verdict verdict : body.verdicts()) {
      if (verdict.refusal() == null) {
        asTold++;
      } else {
        count(protocol, outcome(verdict), verdict.refusal().reason(), 1);
      }
    }
    if (asTold > 0) {
      count(protocol, Outcome.ACCEPTED, NO_REASON, asTold);
    }
    countChannel(body, Outcome.ACCEPTED, body.accepted());
    countChannel(body, Outcome.UNPROCESSABLE, body.size() - body.accepted());
    if (body.isPrivate()) {
      long withoutPlace = body.verdicts().stream().filter(Verdict::isPrivate).count();
      registry.counter(PRIVATE_EVENTS, "channel", body.channel().tag()).increment(withoutPlace);
    }
    LOG.debugf("accepted %d of %d", body.accepted(), body.size());
  }

  /** The log has not taken a request. */
  public void undeliverable(String protocol, AdmittedBody body) {
    count(protocol, Outcome.UNDELIVERABLE, "log", body.size());
    countChannel(body, Outcome.UNDELIVERABLE, body.size());
    LOG.debugf("undeliverable %d", body.size());
  }

  /** A request was refused before its events were judged. */
  public void refusedRequest(String protocol, String reason) {
    registry.counter(REFUSED_REQUESTS, "protocol", protocol, "reason", reason).increment();
    LOG.debugf("refused request: %s", reason);
  }

  private static Outcome outcome(Verdict verdict) {
    return verdict.isAccepted() ? Outcome.ACCEPTED : Outcome.UNPROCESSABLE;
  }

  private void countChannel(AdmittedBody body, Outcome outcome, int events) {
    if (events > 0) {
      registry
          .counter(CHANNELS, "channel", body.channel().tag(), "outcome", outcome.tag())
          .increment(events);
    }
  }

  private void count(String protocol, Outcome outcome, String reason, int events) {
    registry
        .counter(EVENTS, "protocol", protocol, "outcome", outcome.tag(), "reason", reason)
        .increment(events);
  }
}
