/**
 * Admitted events come in from the transports, records with the broker's acknowledgement go out to
 * the log. What became of each event is counted here, once for all transports.
 */
package io.fleet.gateway.publish;
