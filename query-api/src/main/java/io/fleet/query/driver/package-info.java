/**
 * Requests come in over HTTP with filters and a page. What goes out is drivers as far as events and
 * trips name them.
 */
package io.fleet.query.driver;
