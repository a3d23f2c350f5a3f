/**
 * Planned routes: a query comes in, routes in force with their lines, what trips and vehicles did
 * with them, and when vehicles were off them go out, of the vehicles the caller may see.
 */
package io.fleet.query.route;
