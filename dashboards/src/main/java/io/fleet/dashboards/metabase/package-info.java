/**
 * Metabase's HTTP API as far as it is used here: calls come in, what it answered goes out, or an
 * error that says what was asked and never with which secret.
 */
package io.fleet.dashboards.metabase;
