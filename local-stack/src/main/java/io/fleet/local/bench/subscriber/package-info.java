/**
 * What the webhook bench needs at both ends of the notifier: alerts go into the log, each with its
 * number and moment; receivers in a process of their own count what comes and how long it took.
 */
package io.fleet.local.bench.subscriber;
