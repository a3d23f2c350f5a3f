/**
 * An integrator's receiver: signed messages come in over HTTP on the loopback address. Out go one
 * line per message, and an endpoint file for the notifier as long as it listens.
 */
package io.fleet.local.webhook;
