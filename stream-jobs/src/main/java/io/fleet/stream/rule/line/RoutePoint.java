package io.fleet.stream.rule.line;

/**
 * A place held against a route.
 *
 * @param alongM how far along the route the nearest place of it lies, m from its beginning
 * @param offM how far off that place is, m
 */
public record RoutePoint(double alongM, double offM) {}
