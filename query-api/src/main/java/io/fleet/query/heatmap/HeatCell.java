package io.fleet.query.heatmap;

/**
 * What was counted in one hexagon.
 *
 * @param cell its H3 index, hexadecimal
 * @param count fixes, events or episodes
 * @param vehicles how many vehicles these are of
 * @param durationS seconds, null of what does not last
 * @param shape where it lies
 */
record HeatCell(String cell, long count, long vehicles, Double durationS, CellShape shape) {}
