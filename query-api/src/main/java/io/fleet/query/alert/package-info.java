/**
 * Requests come in over HTTP with filters and a page. What goes out is alerts in the form webhook
 * subscribers get them.
 */
package io.fleet.query.alert;
