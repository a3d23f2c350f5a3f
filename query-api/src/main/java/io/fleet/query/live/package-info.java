/**
 * Telemetry, alerts and panels come in from the log, vehicle states from the store. What goes out
 * is one stream of server-sent events per client, bounded whatever the client does.
 */
package io.fleet.query.live;
