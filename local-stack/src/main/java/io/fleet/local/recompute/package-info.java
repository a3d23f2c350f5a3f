/**
 * What has passed is run again by other rules: a file of rules and a span of time come in, a report
 * of what would be otherwise goes out; then versions go to the gateway, or copies of events to the
 * log, and the job's repairs are watched until they are done.
 */
package io.fleet.local.recompute;
