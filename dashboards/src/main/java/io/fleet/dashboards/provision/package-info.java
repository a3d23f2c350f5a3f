/**
 * What there is to be in Metabase against what is there: dashboards come in as they stand in files,
 * calls that make, change or archive go out, and none where nothing differs.
 */
package io.fleet.dashboards.provision;
