package io.fleet.stream.job;

import io.fleet.stream.io.trace.AlertTraces;
import io.fleet.stream.io.trace.OtlpAlertTraces;
import io.fleet.stream.operator.AlertTracesFactory;
import java.net.URI;
import java.time.Clock;

/**
 * Where the TaskManager's own environment sends spans: to the collector of {@code
 * FLEET_OTLP_ENDPOINT}, nowhere without it.
 */
record TracesOfEnvironment() implements AlertTracesFactory {
  @Override
  public AlertTraces open() {
    String endpoint = System.getenv("FLEET_OTLP_ENDPOINT");
    return endpoint == null || endpoint.isBlank()
        ? AlertTraces.CARRIED
        : new OtlpAlertTraces(URI.create(endpoint), Clock.systemUTC());
  }
}
