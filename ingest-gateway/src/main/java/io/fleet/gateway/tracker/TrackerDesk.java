package io.fleet.gateway.tracker;

import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.publish.Ledger;
import io.fleet.gateway.security.FailedLogins;
import io.fleet.gateway.security.TrackingKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What every request of a tracker app is served with. */
@Singleton
class TrackerDesk {
  private static final Logger LOG = Logger.getLogger(TrackerDesk.class);
  private static final int MAX_KEY_LENGTH = 256;

  private final TrackerSettings settings;
  private final TrackingKeys keys;
  private final TrackerIntake intake;
  private final InFlightBytes inFlight;
  private final Ledger ledger;
  private final FailedLogins failures;

  TrackerDesk(
      TrackerSettings settings,
      TrackingKeys keys,
      TrackerIntake intake,
      InFlightBytes inFlight,
      Ledger ledger,
      FailedLogins failures) {
    this.settings = settings;
    this.failures = failures;
    this.keys = keys;
    this.intake = intake;
    this.inFlight = inFlight;
    this.ledger = ledger;
  }

  TrackerSettings settings() {
    return settings;
  }

  TrackerIntake intake() {
    return intake;
  }

  InFlightBytes inFlight() {
    return inFlight;
  }

  /** A key of that address was not good; how long it is to stay away, if it guesses too much. */
  Optional<Duration> failed(String address) {
    return failures.failed(address);
  }

  /** Whose key it is; empty for none, an unknown or a revoked one alike. */
  Optional<String> deviceOf(String key) {
    boolean possible = key != null && !key.isEmpty() && key.length() <= MAX_KEY_LENGTH;
    return possible ? keys.deviceOf(key) : Optional.empty();
  }

  void count(Reply reply) {
    if (reply.slug() != null) {
      ledger.refusedRequest(TrackerIntake.PROTOCOL, reply.slug());
    }
  }

  /** A fault of ours; what was sent is not told, for the key is in it. */
  void failed(RuntimeException failure) {
    LOG.errorf("request failed: %s", failure.getClass().getName());
  }
}
