/**
 * Requests come in over HTTP with filters and a page. What goes out is vehicles, their last known
 * position and state, and their tracks.
 */
package io.fleet.query.vehicle;
