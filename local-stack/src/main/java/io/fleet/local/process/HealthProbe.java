package io.fleet.local.process;

/** Asks a part whether it does its work. */
@FunctionalInterface
public interface HealthProbe extends AutoCloseable {

  /** Answers within a few seconds; any failure of the asking is a no. */
  boolean isHealthy();

  /** Lets go of what it asks with; asked again, it begins anew. */
  @Override
  default void close() {}
}
