/**
 * What vehicles' messages can show, learned once a day: a day of telemetry comes in from
 * ClickHouse, and goes out to the gateway as reference data, of which unchanged is not written.
 */
package io.fleet.local.capability;
