/**
 * Vehicles on planned routes: believed fixes and the routes in force come in, episodes off the
 * route, what was driven on and off it, and alerts go out. Where a place lies along a route is for
 * its {@link io.fleet.stream.rule.line.RouteLine} to say; what follows from it is decided here.
 */
package io.fleet.stream.rule.route;
