/**
 * Requests come in over HTTP with filters and a page. What goes out is trips and overspeed
 * episodes.
 */
package io.fleet.query.trip;
