/**
 * A kind of map, a time and an area come in over HTTP. What goes out is counts by hexagon of the
 * vehicles that the caller may see, as GeoJSON or as vector tiles.
 */
package io.fleet.query.heatmap;
