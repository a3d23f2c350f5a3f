package io.fleet.query.limit;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Caller;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses requests of a caller who makes too many; it comes after who asks is known. */
@ApplicationScoped
public class RateLimit {
  /** Requests refused for coming too often. */
  static final String LIMITED = "fleet.query.rate.limited";

  private final Caller caller;
  private final MeterRegistry meters;
  private final CallerRates rates;

  RateLimit(Caller caller, RateSettings settings, MeterRegistry meters) {
    this.caller = caller;
    this.meters = meters;
    this.rates =
        settings.burst() == 0
            ? null
            : new CallerRates(settings.burst(), settings.perSecond(), TimeMeter.SYSTEM_NANOTIME);
  }

  @ServerRequestFilter
  public void count() {
    if (rates == null) {
      return;
    }
    rates
        .count(caller.name())
        .ifPresent(
            wait -> {
              meters.counter(LIMITED).increment();
              throw ProblemException.tooOften(wait);
            });
  }
}
