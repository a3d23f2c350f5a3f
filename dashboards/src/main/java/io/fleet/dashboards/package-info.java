/**
 * Brings questions and dashboards into Metabase: they come in as files, and what Metabase lacks of
 * them goes out over its HTTP API.
 */
package io.fleet.dashboards;
