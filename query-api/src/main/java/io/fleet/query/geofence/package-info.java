/**
 * Visits of vehicles to geofences. In goes a query, out come visits in their newest version, of the
 * vehicles the caller may see.
 */
package io.fleet.query.geofence;
