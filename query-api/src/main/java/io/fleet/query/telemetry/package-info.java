/**
 * Requests come in over HTTP with filters. What goes out is what vehicles measured, as it is
 * stored, in pages or whole.
 */
package io.fleet.query.telemetry;
