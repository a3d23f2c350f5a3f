/**
 * Who asks comes in from the caller's token or key. What goes out is which vehicles that caller may
 * see, bound into every query that tells of vehicles.
 */
package io.fleet.query.scope;
