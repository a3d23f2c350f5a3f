/**
 * Telemetry, alerts, what is said about them, changes and panels come in from the log, vehicle
 * states from the store. What goes out is one stream per client, of server-sent events or over a
 * WebSocket, bounded whatever the client does, and going on where the one before broke off.
 */
package io.fleet.query.live;
