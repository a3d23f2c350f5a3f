/**
 * Requests come in over HTTP with filters and a page. What goes out is what became of attempts to
 * deliver webhooks, for operators.
 */
package io.fleet.query.webhook;
