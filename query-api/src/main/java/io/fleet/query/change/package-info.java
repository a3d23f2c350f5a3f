/**
 * Clients that keep copies come with a cursor and records of the log's topics of changes, alerts
 * and scores. What goes out is what changed since, and the cursor to go on from.
 */
package io.fleet.query.change;
