/**
 * What vehicles' messages can show, and how the fleet gets along, learned once a day: telemetry,
 * trips and stops come in from ClickHouse, and reference data goes out to the gateway, of which
 * unchanged is not written.
 */
package io.fleet.local.capability;
