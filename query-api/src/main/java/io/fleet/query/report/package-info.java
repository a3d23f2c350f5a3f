/**
 * Requests for a month come in over HTTP. What goes out is the figures of the fleet and of each
 * class, as JSON or CSV, with no driver named.
 */
package io.fleet.query.report;
