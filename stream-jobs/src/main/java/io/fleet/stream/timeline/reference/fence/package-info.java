/**
 * Geofences in force: their versions come in as they are read, and which of them may hold a place
 * at a moment goes out. One grid of cells says which fences are near, a tree of cells for each
 * fence says how far inside or outside a cell lies, and the geometry (JTS) is asked for the rest.
 */
package io.fleet.stream.timeline.reference.fence;
