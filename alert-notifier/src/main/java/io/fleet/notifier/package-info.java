/**
 * Alerts come in from the log, signed webhooks go out to subscribers. This package only configures
 * and wires the rooms below it.
 */
package io.fleet.notifier;
