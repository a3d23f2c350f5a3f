/**
 * Admins' wishes for keys come in over HTTP, keys and their revocations from the log. What goes out
 * is records to the log, and to security whose key it is that somebody shows.
 */
package io.fleet.query.apikey;
