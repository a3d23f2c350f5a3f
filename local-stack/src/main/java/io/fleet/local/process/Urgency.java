package io.fleet.local.process;

/**
 * Whether a part that died has to be back at once. One whose work another has taken over has time:
 * while that one begins, a start beside it would take the processor from it.
 */
@FunctionalInterface
public interface Urgency {
  /** Of a part nobody stands in for. */
  Urgency ALWAYS = () -> true;

  /** Asked again and again after a death, for a bounded time; answers within a few seconds. */
  boolean isUrgent();
}
