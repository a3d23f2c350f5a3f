/**
 * Boxes and polygons come in as texts of requests. What goes out is areas that are known to make
 * sense, with the parameters by which queries ask whether a place lies in them.
 */
package io.fleet.query.area;
