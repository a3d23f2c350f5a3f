/**
 * A vehicle and a stretch of time come in from the rooms of vehicles and trips. What goes out is
 * its fixes, all of them by pages or those that a simpler line needs, as JSON, GeoJSON, GPX or CSV.
 */
package io.fleet.query.track;
