package io.fleet.gateway.security;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts authentications; metric name and tags are public interface. */
@Singleton
public class AuthenticationMeters {
  /** Authentications by {@code kind} and {@code outcome}. */
  public static final String AUTHENTICATIONS = "fleet.gateway.authentications";

  private final MeterRegistry registry;

  AuthenticationMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** One more, of whatever protocol. */
  public void count(AuthenticationKind kind, AuthenticationOutcome outcome) {
    registry.counter(AUTHENTICATIONS, "kind", kind.tag(), "outcome", outcome.tag()).increment();
  }

  /** One more that somebody came out of, or nobody. */
  public void count(AuthenticationKind kind, boolean accepted) {
    count(kind, accepted ? AuthenticationOutcome.ACCEPTED : AuthenticationOutcome.REFUSED);
  }
}
