package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;

/**
 * A rule threw: its state is the one before, the other rules went on.
 *
 * @param rule the rule's name
 * @param telemetry the event it failed at
 * @param cause what it threw
 * @param switchesOff whether that was once too often: the rule is off for the vehicle until its
 *     next trip
 */
public record RuleFailure(
    String rule, Telemetry telemetry, RuntimeException cause, boolean switchesOff) {}
