package io.fleet.events.capability;

/**
 * Whether a rule can be judged of a vehicle.
 *
 * @param rule its name, as alerts are called
 * @param judged whether it can
 * @param reason why not, or with which reserve; null if there is nothing to say
 */
public record RuleCapability(String rule, boolean judged, String reason) {}
