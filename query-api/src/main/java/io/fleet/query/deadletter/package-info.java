/**
 * Requests come in over HTTP with filters and a page. What goes out is what could not be read or
 * accepted, for operators.
 */
package io.fleet.query.deadletter;
