/**
 * Driver apps and transport management systems come in over HTTP and say what happened at stops of
 * delivery plans. What goes out is one record of the log for each, acknowledged when the log has
 * it.
 */
package io.fleet.gateway.delivery;
