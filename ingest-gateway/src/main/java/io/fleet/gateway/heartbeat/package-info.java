/**
 * The clock comes in, one record per telemetry partition and second goes out to the log. Readers
 * learn from it how far the log's own time is when vehicles are silent.
 */
package io.fleet.gateway.heartbeat;
