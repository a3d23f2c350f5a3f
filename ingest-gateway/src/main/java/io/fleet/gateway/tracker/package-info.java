/**
 * Requests of tracker apps come in on a port of their own, admitted telemetry goes out to the log
 * and a bare status back. A tracking key is the only credential here and is shown nowhere.
 */
package io.fleet.gateway.tracker;
