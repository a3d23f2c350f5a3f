package io.fleet.query.track;

/**
 * A fix in its place on the line.
 *
 * @param fix what was told
 * @param startsSegment whether it is the first fix, or the first after a gap of signal
 */
record Vertex(TrackFix fix, boolean startsSegment) {}
