package io.fleet.local.process;

/** Asks a part whether it does its work. */
@FunctionalInterface
public interface HealthProbe {

  /** Answers within a few seconds; any failure of the asking is a no. */
  boolean isHealthy();
}
