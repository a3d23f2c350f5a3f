/**
 * What the drain bench drains: simulated and recorded telemetry comes in and stands in the log
 * afterwards. Out goes what was written, and how fast it could be.
 */
package io.fleet.local.bench.backlog;
