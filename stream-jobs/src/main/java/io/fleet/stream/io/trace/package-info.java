/**
 * Spans of what told alerts: causes come in with the alerts, contexts go out into their records,
 * and spans over OTLP to whoever collects them.
 */
package io.fleet.stream.io.trace;
